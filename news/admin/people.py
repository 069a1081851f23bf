"""People who sign, and tags."""

from django.contrib import admin

from news.admin.forms import TagForm
from news.models import Person, Tag


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    search_fields = ("name",)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ("name", "slug")
    search_fields = ("name", "key")
    form = TagForm
