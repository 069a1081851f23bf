"""«Оқиғалар»: who did what and when, as sentences that the chief editor reads.

The rows come from two hands: the admin notes each save by itself (which fields, in JSON), and
news.audit.note keeps whole sentences.
"""

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.html import format_html

from kazakh.owned import owned
from news.audit import Kind

VERBS = {Kind.ADDED: "қосты", Kind.CHANGED: "өзгертті", Kind.DELETED: "өшірді"}


def called(user: User) -> str:
    """The name by which colleagues know the person; the login where no name was given."""
    return user.get_full_name() or user.get_username()


def in_words(entry: LogEntry) -> str:
    """What was done, to go on after the person's name: «Көпір» мақаласын өзгертті: тақырыбы."""
    if entry.action_flag not in VERBS:
        return entry.change_message
    done = f"«{entry.object_repr}» {kind_of_thing(entry)} {VERBS[Kind(entry.action_flag)]}"
    details = "; ".join(details_of(entry)) if entry.is_change() else ""
    return f"{done}: {details}" if details else done


def kind_of_thing(entry: LogEntry) -> str:
    model = entry.content_type.model_class() if entry.content_type else None
    return owned(str(model._meta.verbose_name).lower()) if model else "жазбасын"


def details_of(entry: LogEntry) -> list[str]:
    """What was changed in the thing, and in the rows that belong to it."""
    try:
        changes = json.loads(entry.change_message or "[]")
    except ValueError:
        return [entry.change_message]
    return [told(verb, facts) for change in changes for verb, facts in change.items()]


def told(verb: str, facts: dict[str, Any]) -> str:
    row = f"{facts['name'].lower()} «{facts['object']}»" if "name" in facts else ""
    if verb == "changed":
        fields = ", ".join(field[:1].lower() + field[1:] for field in facts["fields"])
        return f"{row} ({fields})" if row else fields
    return f"{row} {'қосылды' if verb == 'added' else 'өшірілді'}".strip()


class KindFilter(admin.SimpleListFilter):
    title = "түрі"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin):
        return Kind.choices

    def queryset(self, request: HttpRequest, queryset):
        known = self.value() in [str(kind) for kind in Kind.values]
        return queryset.filter(action_flag=self.value()) if known else queryset


@admin.register(LogEntry)
class EventsAdmin(admin.ModelAdmin):
    """Only read, and only by the chief editor: nobody mends what happened."""

    list_display = ("when", "who", "what")
    list_display_links = None
    list_filter = (KindFilter, ("user", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr", "change_message", "user__username", "user__last_name")
    date_hierarchy = "action_time"
    ordering = ("-pk",)
    list_per_page = 50
    show_full_result_count = False

    @admin.display(description="уақыты", ordering="pk")
    def when(self, entry: LogEntry):
        return entry.action_time

    @admin.display(description="кім")
    def who(self, entry: LogEntry) -> str:
        return called(entry.user)

    @admin.display(description="не істеді")
    def what(self, entry: LogEntry) -> str:
        address = None if entry.is_deletion() else entry.get_admin_url()
        if not address:
            return in_words(entry)
        return format_html('<a href="{}">{}</a>', address, in_words(entry))

    def get_urls(self):
        """The list alone: an entry has no page of its own."""
        return [page for page in super().get_urls() if str(page.name).endswith("changelist")]

    def changelist_view(self, request: HttpRequest, extra_context=None):
        return super().changelist_view(request, {"title": "Оқиғалар", **(extra_context or {})})

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    def has_view_permission(self, request: HttpRequest, obj: LogEntry | None = None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: LogEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: LogEntry | None = None) -> bool:
        return False
