"""Pages that stay, at the desk."""

from typing import Any

from csp.decorators import csp_update
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from js_asset import Media as ScriptMedia

from news.admin.racing import RacingAdmin
from news.editor import EDITOR_STYLE
from pages.models import Page


@admin.register(Page)
class PageAdmin(RacingAdmin):
    fields = ("title", "body", "place", "order", "slug")
    list_display = ("title", "place", "order", "changed")
    search_fields = ("title",)
    change_form_template = "admin/pages/page_form.html"

    class Media:
        css = {"all": ["desk/desk.css", "desk/editor/editor.css"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    @method_decorator(csp_update({"style-src": [EDITOR_STYLE]}))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        nonce = str(request.csp_nonce)  # type: ignore[attr-defined]
        context["media"] = ScriptMedia.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)
