"""Addresses that readers did not find, for those who mend links."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html

from news.admin.racing import RacingAdmin
from news.models import MissedAddress


@admin.register(MissedAddress)
class MissedAdmin(RacingAdmin):
    list_display = ("path", "count", "referrer_link", "last_seen", "first_seen")
    fields = ("path", "count", "referrer_link", "last_seen", "first_seen")
    search_fields = ("path", "referrer")
    ordering = ("-count", "-last_seen")
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: MissedAddress | None = None) -> bool:
        return False

    @admin.display(description="қайдан келген", ordering="referrer")
    def referrer_link(self, missed: MissedAddress) -> str:
        """A page of ours is opened; another site is named."""
        if not missed.referrer.startswith("/"):
            return missed.referrer or "–"
        return format_html('<a href="{}">{}</a>', iri_to_uri(missed.referrer), missed.referrer)
