"""What the newsroom says of itself, and its rules: one row, so that its list is its form.

The chief editor's alone.
"""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from news.admin.racing import RacingAdmin
from news.models import Newsroom


@admin.register(Newsroom)
class NewsroomAdmin(RacingAdmin):
    fieldsets = (
        ("Атауы мен түсі", {"fields": ("name", "motto", "description", "logo", "palette")}),
        ("Байланыс", {"fields": ("address", "phone", "email", "links")}),
        ("Әр беттің соңында", {"fields": ("licence", "imprint")}),
        ("Ережелер", {"fields": ("two_person_rule", "comments_allowed")}),
    )
    autocomplete_fields = ("logo",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Newsroom | None = None) -> bool:
        return False

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Newsroom | None:
        """The row, or what is usual where nobody decided anything yet."""
        return Newsroom.ours() if object_id == "1" else None

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return redirect("admin:news_newsroom_change", "1")
