"""Addresses that readers did not find, each with the way to point it somewhere."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from news.admin.missed import MissedAdmin
from news.models import MissedAddress

admin.site.unregister(MissedAddress)


@admin.register(MissedAddress)
class PointedMissedAdmin(MissedAdmin):
    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return self.with_pointing(super().get_list_display(request), request)

    def get_fields(self, request: HttpRequest, obj: MissedAddress | None = None) -> list[Any]:
        return self.with_pointing(super().get_fields(request, obj), request)

    def with_pointing(self, names: Iterable[Any], request: HttpRequest) -> list[Any]:
        may = request.user.has_perm("legacy.add_redirect")
        return [*names, *(["pointing"] if may else [])]

    @admin.display(description="бағыттау")
    def pointing(self, missed: MissedAddress) -> SafeString:
        asked = urlencode({"source": missed.path})
        form = reverse("admin:legacy_redirect_add")
        return format_html('<a href="{}?{}">Қайда апаратынын көрсету</a>', form, asked)
