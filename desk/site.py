"""The admin site as editors meet it: the newsroom's name, in Kazakh, and its own doors."""

from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path

from desk import carrying, pages
from desk.menu import grouped
from desk.requests import DeskRequest
from desk.second_factor import is_owed
from desk.signing_in import SigningInForm
from desk.start import start
from news.audit import Kind, note
from news.models import Newsroom

# What somebody who still owes a code may open: the way to it, and the way out.
OPEN = {"admin:totp", "admin:totp_codes", "admin:logout"}
OPEN |= {"admin:password_change", "admin:password_change_done"}


def desk_name() -> str:
    return f"{Newsroom.ours().name} редакциясы"


class Desk(AdminSite):
    index_title = "Редакция"
    site_url = "/"
    login_form = SigningInForm
    login_template = "desk/login.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether any page of the desk may be shown; other apps' pages ask this, too."""
        if not super().has_permission(request):
            return False
        return is_open(request) or not is_owed(request.user)

    def admin_view(self, view, cacheable: bool = False):
        """Around every page: who still has to set a phone up is led there."""
        guarded = super().admin_view(view, cacheable)

        def inner(request: DeskRequest, *args, **kwargs) -> HttpResponse:
            if request.user.is_authenticated and not is_open(request) and is_owed(request.user):
                return redirect(pages.way_to_a_code(request))
            if not request.user.is_authenticated and carrying.is_form(request):
                return self.login(carrying.asking(request), carrying.login_facts(request))
            return guarded(request, *args, **kwargs)

        inner.csrf_exempt = getattr(guarded, "csrf_exempt", False)  # type: ignore[attr-defined]
        return inner

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name = desk_name()
        return super().each_context(request) | {"site_header": name, "site_title": name}

    def get_urls(self):
        own = [
            path(
                "r/<int:content_type_id>/<path:object_id>/",
                self.admin_view(self.on_site),
                name="view_on_site",
            ),
            path("rastau/", self.admin_view(pages.totp), name="totp"),
            path("rastau/kodtar.txt", self.admin_view(pages.recovery_codes), name="totp_codes"),
            path("rolder/", self.admin_view(pages.roles), name="roles"),
        ]
        return own + super().get_urls()

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """What is typed into a finder is no form, so nobody has looked at it: no database takes
        such a character."""
        asked = request.GET.copy()
        asked["term"] = asked.get("term", "").replace("\0", "")
        request.GET = asked  # type: ignore[assignment]
        return super().autocomplete_view(request)

    def on_site(self, request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
        """Django's way to a row's page on the site, of rows that this person sees at the desk."""
        model = get_object_or_404(ContentType, pk=content_type_id).model_class()
        rows = self._registry.get(model)  # type: ignore[arg-type]
        if rows is None or not rows.has_view_permission(request):
            raise Http404("no page of the desk's")
        if rows.get_object(request, object_id) is None:
            raise Http404("no row of this person's")
        return shortcut(request, content_type_id, object_id)

    def login(self, request: DeskRequest, extra_context: dict | None = None) -> HttpResponse:
        facts = carrying.carried_on(request) | (extra_context or {})
        response = super().login(request, facts)
        if request.method == "POST" and response.status_code == 302:
            note(request.user, request.user, "кірді", Kind.ENTRY)
            return carrying.given_back(request, response["Location"]) or response
        return response

    def logout(self, request: DeskRequest, extra_context: dict | None = None) -> HttpResponse:
        if request.method == "POST":
            note(request.user, request.user, "шықты", Kind.ENTRY)
        return super().logout(request, extra_context)

    def password_change(
        self, request: DeskRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        response = super().password_change(request, extra_context)
        if request.method == "POST" and response.status_code == 302:
            note(request.user, request.user, "құпиясөзін өзгертті", Kind.ACCOUNT)
        return response

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> TemplateResponse:
        facts = {"start": start(cast(User, request.user), request.GET.get("month", ""))}
        return super().index(request, (extra_context or {}) | facts)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        apps = super().get_app_list(request, app_label)
        return apps if app_label else grouped(apps)


def is_open(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.view_name in OPEN
