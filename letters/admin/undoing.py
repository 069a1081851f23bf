"""Taking the last verdict back: the session knows which rows it changed, and what they were."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

if TYPE_CHECKING:
    from letters.admin.queue import QueueAdmin

SALT = "letters.queue"
UNDO = timedelta(minutes=10)


class Kept(NamedTuple):
    state: str
    """What the rows were made."""
    rows: dict[int, str]
    """What each was before."""


def key_of(desk: QueueAdmin) -> str:
    return f"undo_{desk.opts.model_name}"


def keep(desk: QueueAdmin, request: HttpRequest, state: str, before: dict[int, str]) -> None:
    facts = [state, list(before.items())]
    request.session[key_of(desk)] = signing.dumps(facts, salt=SALT, compress=True)


def kept(desk: QueueAdmin, request: HttpRequest) -> Kept:
    """The last verdict of the last ten minutes; no rows where there is none."""
    try:
        state, rows = signing.loads(request.session.get(key_of(desk), ""), salt=SALT, max_age=UNDO)
    except signing.BadSignature:
        return Kept("", {})
    return Kept(state, dict(rows))


@transaction.atomic
def undo(desk: QueueAdmin, request: HttpRequest) -> HttpResponse:
    """Bring back those that nobody decided about since."""
    last = kept(desk, request)
    request.session.pop(key_of(desk), None)
    rows = [row for row in desk.locked(last.rows) if row.state == last.state]
    for row in rows:
        row.state, row.decided_at, row.decided_by = last.rows[row.pk], None, None
    desk.model._default_manager.bulk_update(rows, ["state", "decided_at", "decided_by"])
    messages.success(request, f"Қайтарылды: {len(rows)}.")
    return HttpResponseRedirect(desk.address("changelist"))
