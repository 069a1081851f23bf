"""Queues of what readers sent. A verdict is given at once, and can be taken back for a while."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from letters.admin import undoing
from letters.admin.filters import StateFilter
from news.admin.racing import RacingAdmin
from news.audit import note

MOST = 1000


@dataclass(frozen=True)
class Verdict:
    name: str
    label: str
    state: str
    done: str
    """«Сайтқа шықты»"""


class QueueAdmin(RacingAdmin):
    """Rows are looked at, decided about and deleted; what a reader wrote is nobody's to change."""

    verdicts: tuple[Verdict, ...] = ()
    noun = ""
    """«пікір»"""
    list_per_page = 50
    list_filter: tuple = (StateFilter,)
    show_full_result_count = False
    change_list_template = "admin/letters/queue.html"
    change_form_template = "admin/letters/one.html"

    class Media:
        css = {"all": ["desk/desk.css", "desk/letters.css"]}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def may_decide(self, request: HttpRequest) -> bool:
        return super().has_change_permission(request)

    # --- verdicts ------------------------------------------------------------------------------

    def get_actions(self, request: HttpRequest) -> dict:
        if not self.may_decide(request):
            return {}
        return {one.name: (partial(decided, one), one.name, one.label) for one in self.verdicts}

    def verdict(self, name: str) -> Verdict:
        found = next((one for one in self.verdicts if one.name == name), None)
        if found is None:
            raise Http404("no such verdict")
        return found

    @transaction.atomic
    def decide(self, request: HttpRequest, verdict: Verdict, keys: Iterable[int]) -> int:
        """How many rows changed; the session knows how to bring them back."""
        before = {row.pk: row.state for row in self.locked(keys) if row.state != verdict.state}
        rows = self.model._default_manager.filter(pk__in=before)
        rows.update(
            state=verdict.state, decided_at=timezone.now(), decided_by=cast(User, request.user)
        )
        undoing.keep(self, request, verdict.state, before)
        if first := rows.first():
            sentence = f"{len(before)} {self.noun}: {verdict.done.lower()}"
            note(cast(User, request.user), first, sentence)
        messages.success(request, f"{verdict.done}: {len(before)}.")
        return len(before)

    def locked(self, keys: Iterable[int]) -> QuerySet:
        rows = self.model._default_manager.filter(pk__in=list(keys))
        return rows.order_by("pk").select_for_update()

    # --- pages ---------------------------------------------------------------------------------

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None):
        count = len(undoing.kept(self, request).rows)
        facts = {"undoable": count, "noun": self.noun, "undo": self.address("undo")}
        return super().changelist_view(request, facts | (extra_context or {}))

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any):
        row = kwargs["obj"]
        if self.may_decide(request):
            context["verdicts"] = [one for one in self.verdicts if one.state != row.state]
        context["decide"] = self.address("decide", row.pk)
        return super().render_change_form(request, context, *args, **kwargs)

    def decide_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.decide(request, self.verdict(request.POST.get("verdict", "")), [pk])
        return HttpResponseRedirect(self.address("changelist"))

    def get_urls(self) -> list:
        own = [
            self.page("undo/", require_POST(partial(undoing.undo, self)), "undo"),
            self.page("<int:pk>/decide/", require_POST(self.decide_one), "decide"),
        ]
        return [*own, *super().get_urls()]

    def page(self, route: str, view: Any, name: str):
        """A page of whoever may decide."""

        def guarded(request: HttpRequest, **where: Any) -> HttpResponse:
            if not self.may_decide(request):
                raise PermissionDenied
            return view(request, **where)

        return path(route, self.admin_site.admin_view(guarded), name=self.name_of(name))

    def name_of(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def address(self, page: str, *args: Any) -> str:
        return reverse(f"{self.admin_site.name}:{self.name_of(page)}", args=args)


def decided(verdict: Verdict, desk: QueueAdmin, request: HttpRequest, rows: QuerySet) -> None:
    """An action of the list, as Django calls it."""
    desk.decide(request, verdict, list(rows.values_list("pk", flat=True)[:MOST]))
