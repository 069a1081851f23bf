"""Outlets and what they were sent, at the desk; the chief editor's alone."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from news.admin.racing import RacingAdmin
from syndication.models import Delivery, Kind, Outlet
from syndication.outbox import sending


class OutletForm(forms.ModelForm):
    """A secret is never shown again; left empty, it stays."""

    class Meta:
        widgets = {"secret": forms.PasswordInput(attrs={"autocomplete": "off"})}

    def clean_secret(self) -> str:
        return self.cleaned_data["secret"] or self.instance.secret


@admin.register(Outlet)
class OutletAdmin(RacingAdmin):
    form = OutletForm
    fields = ("kind", "name", "address", "secret", "is_on")
    list_display = ("name", "kind", "address", "is_on")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Outlet | None = None
    ) -> tuple[str, ...]:
        return ("kind",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Outlet, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change and obj.kind == Kind.WEBHOOK:
            once = f"Қолтаңба кілті, енді көрсетілмейді, қазір көшіріп алыңыз: {obj.secret}"
            self.message_user(request, once, messages.WARNING)


@admin.register(Delivery)
class DeliveryAdmin(RacingAdmin):
    list_display = ("created_at", "outlet", "event", "title", "state", "attempts", "said")
    list_filter = ("state",)
    fields = (
        *("outlet", "event", "article_id", "title", "state"),
        *("attempts", "created_at", "next_at", "done_at", "said"),
    )
    list_select_related = ("outlet",)
    actions = ("send_again",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Delivery | None = None) -> bool:
        return False

    @admin.action(description="Қайта жіберу")
    def send_again(self, request: HttpRequest, queryset: QuerySet[Delivery]) -> None:
        for delivery in queryset.select_related("outlet"):
            sending.again(delivery)
        count = len(queryset)
        self.message_user(request, f"Кезекке қайта қойылды: {count}.", messages.SUCCESS)
