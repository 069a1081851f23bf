"""The admin site as editors meet it: the newsroom's name, in Kazakh."""

from typing import cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template.response import TemplateResponse

from desk.menu import grouped
from desk.start import start


class Desk(AdminSite):
    site_header = f"{settings.SITE_NAME} редакциясы"
    site_title = f"{settings.SITE_NAME} редакциясы"
    index_title = "Редакция"
    site_url = "/"

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> TemplateResponse:
        facts = {"start": start(cast(User, request.user), request.GET.get("month", ""))}
        return super().index(request, (extra_context or {}) | facts)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict]:
        apps = super().get_app_list(request, app_label)
        return apps if app_label else grouped(apps)
