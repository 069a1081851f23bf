"""Pages that stay, at the desk."""

from django.contrib import admin
from django.http import HttpRequest

from news.admin.racing import RacingAdmin
from pages.models import Page


@admin.register(Page)
class PageAdmin(RacingAdmin):
    fields = ("title", "body", "place", "order", "slug")
    list_display = ("title", "place", "order", "changed")
    search_fields = ("title",)

    class Media:
        css = {"all": ["desk/desk.css"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()
