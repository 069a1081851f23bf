"""People who sign, and tags."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from news.admin.forms import TagForm
from news.admin.racing import RacingAdmin
from news.admin.tag_merge import merge_chosen
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
    actions = ("merge_selected",)

    @admin.action(description="Таңдалған белгілерді біріктіру", permissions=["delete"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return merge_chosen(self, request, list(queryset))
