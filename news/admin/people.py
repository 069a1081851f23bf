"""People who sign, and tags."""

from django.contrib import admin

from news.admin.forms import TagForm
from news.admin.racing import RacingAdmin
from news.models import Person, Tag


@admin.register(Person)
class PersonAdmin(RacingAdmin):
    list_display = ("name", "job")
    search_fields = ("name",)
    autocomplete_fields = ("photo",)


@admin.register(Tag)
class TagAdmin(RacingAdmin):
    list_display = ("name", "slug")
    search_fields = ("name", "key")
    form = TagForm
