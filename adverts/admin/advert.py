"""Adverts at the desk: a form, what became of them, and how each looks on the site."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from adverts.models import Advert
from adverts.places import misfit
from kazakh import spaced
from news.admin.racing import RacingAdmin


def state_of(advert: Advert) -> str:
    """In a word; the advert carries the sums of its counts."""
    now = timezone.now()
    limits = ((advert.views, advert.most_views), (advert.clicks, advert.most_clicks))
    if any(most is not None and done >= most for done, most in limits):
        return "шегіне жетті"
    if advert.ends_at <= now:
        return "бітті"
    return "жүріп тұр" if advert.starts_at <= now else "күтуде"


@admin.register(Advert)
class AdvertAdmin(RacingAdmin):
    fieldsets = (
        (None, {"fields": ("title", "place", "photo", "line", "link")}),
        ("Белгісі", {"fields": ("label", "paid_by")}),
        ("Мерзімі мен шегі", {"fields": ("starts_at", "ends_at", "most_views", "most_clicks")}),
        ("Кезегі", {"fields": ("weight",)}),
    )
    autocomplete_fields = ("photo",)
    list_display = (
        *("title", "place", "state", "seen", "followed", "share"),
        *("starts_at", "ends_at"),
    )
    list_filter = ("place",)
    search_fields = ("title", "line", "paid_by")
    change_form_template = "admin/adverts/advert_form.html"
    view_on_site = False

    class Media:
        css = {"all": ["desk/desk.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).counted()  # type: ignore[attr-defined]

    @admin.display(description="күйі")
    def state(self, advert: Advert) -> str:
        return state_of(advert)

    @admin.display(description="көрсетілді")
    def seen(self, advert: Advert) -> str:
        return spaced(advert.views)

    @admin.display(description="басылды")
    def followed(self, advert: Advert) -> str:
        return spaced(advert.clicks)

    @admin.display(description="басылу үлесі")
    def share(self, advert: Advert) -> str:
        """«2,5 %»"""
        if not advert.views:
            return "–"
        return f"{100 * advert.clicks / advert.views:.1f} %".replace(".", ",")

    def save_model(self, request: HttpRequest, obj: Advert, form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        warning = misfit(obj.place, obj.photo) if obj.photo else ""
        if warning:
            messages.warning(request, warning)

    def get_urls(self) -> list:
        preview = self.admin_site.admin_view(self.preview)
        return [
            path("<int:pk>/preview/", preview, name="adverts_advert_preview"),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The advert in its place on a page of readers, where nothing of it counts."""
        found = get_object_or_404(self.get_queryset(request).select_related("photo"), pk=pk)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        facts = {
            "advert": found,
            "misfit": misfit(found.place, found.photo) if found.photo else "",
            "back": reverse("admin:adverts_advert_change", args=[pk]),
        }
        response = render(request, "adverts/preview.html", facts)
        add_never_cache_headers(response)
        return response
