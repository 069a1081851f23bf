"""How a form is opened, and how its save ends: filled from what was kept, or taken back."""

from copy import copy
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404

from news import history, rights
from news.admin.articles import drafts, preview, proposals, publishing
from news.admin.articles.forms import INTENTS, ArticleForm
from news.admin.articles.panels import Panel
from news.admin.articles.people import editor, name_of
from news.admin.articles.rehearsal import Rehearsed
from news.admin.articles.values import BYLINES, Values, from_post, from_snapshot, hidden_of
from news.models import Article, Draft, Proposal
from news.models.article import Status
from news.models.proposal import State

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin

Kept = tuple[Values, Panel]


def asked(desk: "ArticleAdmin", request: HttpRequest, article: Article | None) -> Kept | None:
    """What the address asks the form to be filled with: a rolling copy, or a proposal."""
    draft, proposal = (number(request, name) for name in ("draft", "proposal"))
    if draft:
        mine = Draft.objects.filter(person=editor(request), article=article, section=desk.section)
        kept = get_object_or_404(mine, pk=draft)
        values = drafts.values_of(desk, request, kept)
        return values, Panel(
            "draft_open", {"draft": kept, "discard": desk.address("discard", draft)}
        )
    if proposal and article:
        found = get_object_or_404(article.proposals.select_related("proposed_by"), pk=proposal)
        is_mine = found.proposed_by_id == editor(request).pk
        is_shown = found.state != State.TAKEN and rights.may_publish(editor(request), article)
        if is_mine or is_shown:
            facts = {"proposal": found, "name": name_of(found.proposed_by), "is_mine": is_mine}
            return proposals.values_of(found), Panel("proposal_open", facts)
    return None


def after_signing_in(desk: "ArticleAdmin", request: HttpRequest, article: Article | None) -> Kept:
    """What was sent when the login had run out; with the version that it was filled from."""
    post: QueryDict = request.kept  # type: ignore[attr-defined]
    asking = copy(request)
    vars(asking).pop("kept")
    values = from_post(desk.get_form(asking, article, change=bool(article)), post)
    return values | hidden_of(post), Panel("kept", {})


def number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def bylines(request: HttpRequest) -> list[dict[str, Any]]:
    """The signatures that the form is filled with, when it is filled from something kept."""
    values: Values = getattr(request, "refill", None) or {}
    names = ("person", "role", "text")
    return [dict(zip(names, row, strict=True)) for row in values.get(BYLINES, [])]


def panels(desk: "ArticleAdmin", request: HttpRequest, article: Article | None) -> list[Panel]:
    """What stands above a form that is opened: what can be undone, waits, or was kept."""
    if request.method == "POST":
        return []
    person = editor(request)
    found = [unsaved(desk, request, article)]
    if article:
        found.append(publishing.undo_panel(desk, article, person))
        found += proposal_panels(desk, request, article)
    return [panel for panel in found if panel]


def unsaved(desk: "ArticleAdmin", request: HttpRequest, article: Article | None) -> Panel | None:
    """Rolling copies of this person that say something else than what is saved."""
    now = from_snapshot(history.snapshot(article)) if article else None
    rows = [
        {
            "draft": draft,
            "open": f"{desk.address('change', article.pk) if article else desk.address('add')}"
            f"?draft={draft.pk}",
            "discard": desk.address("discard", draft.pk),
        }
        for draft in drafts.unsaved(desk, request, article)
        if says_something(desk, request, draft, now)
    ]
    return Panel("unsaved", {"rows": rows}) if rows else None


def says_something(
    desk: "ArticleAdmin", request: HttpRequest, draft: Draft, now: Values | None
) -> bool:
    values = drafts.values_of(desk, request, draft)
    words = {name: value for name, value in values.items() if name not in ("version", "form_key")}
    if now is None:
        return any(words[name] for name in ("title", "lead", "body"))
    return any(value != now[name] for name, value in words.items())


def proposal_panels(desk: "ArticleAdmin", request: HttpRequest, article: Article) -> list[Panel]:
    person = editor(request)
    if rights.may_publish(person, article):
        waiting = [
            {"name": name_of(one.proposed_by), "one": one, "page": desk.address("proposal", one.pk)}
            for one in proposals.open_of(article)
        ]
        return [Panel("proposals", {"rows": waiting})] if waiting else []
    own = proposals.own(article, request)
    found = [Panel("own_proposal", proposal_facts(desk, own))] if own else []
    if article.status == Status.PUBLISHED and not own:
        found.append(Panel("will_wait", {}))
    return found


def proposal_facts(desk: "ArticleAdmin", own: Proposal) -> dict[str, Any]:
    form = f"{desk.address('change', own.article_id)}?proposal={own.pk}"
    take_back = desk.address("take_back", own.pk)
    return {"proposal": own, "state": own.state, "form": form, "take_back": take_back}


# --- how a save ends -------------------------------------------------------------------------


def end(desk: "ArticleAdmin", request: HttpRequest, form: ArticleForm, change: bool) -> None:
    """Let a save that was carried out stand, or take it back.

    :raises Rehearsed: nothing changed, it has to wait, or was only to be looked at.
    """
    if rehearsed := why_back(desk, request, form, change):
        raise rehearsed


def why_back(
    desk: "ArticleAdmin", request: HttpRequest, form: ArticleForm, change: bool
) -> Rehearsed | None:
    article, person = form.instance, editor(request)
    if preview.PREVIEW in request.POST:
        return preview.show(request, article)  # type: ignore[arg-type]
    before: dict | None = request.before if change else None  # type: ignore[attr-defined]
    if before and history.snapshot(article) == before:
        return Rehearsed(lambda: unchanged(desk, request, article))
    if before and before["status"] == Status.PUBLISHED and not rights.may_publish(person, article):
        return proposals.propose(desk, request, article, base=article.version - 1)
    if form.intent in INTENTS and not publishing.is_confirmed(form):
        values, panel = from_post(type(form), request.POST), publishing.summary(form)
        pk = str(article.pk) if change else None
        return Rehearsed(lambda: desk.refilled(request, pk, values, panel))
    return None


def unchanged(desk: "ArticleAdmin", request: HttpRequest, article: Article) -> HttpResponse:
    """Nothing was changed, so there is no new version, and nobody's later save is late."""
    drafts.forget(editor(request), article)
    messages.info(request, f"«{article}»: өзгеріс болған жоқ.")
    page = "change" if "_continue" in request.POST else "changelist"
    where = (article.pk,) if page == "change" else ()
    return HttpResponseRedirect(desk.address(page, *where))
