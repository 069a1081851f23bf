"""The newsroom's own rules: one page, the chief editor's."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from news.admin.racing import RacingAdmin
from news.models import Newsroom


@admin.register(Newsroom)
class NewsroomAdmin(RacingAdmin):
    fields = ("two_person_rule",)

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """There is one row: its form."""
        Newsroom.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:news_newsroom_change", args=[1]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Newsroom | None = None) -> bool:
        return False
