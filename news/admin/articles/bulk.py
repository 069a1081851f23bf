"""Several pieces at once: what will happen and to how many is said first, and can be undone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.models import User
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from news import actions, rights
from news.admin.articles.people import editor
from news.admin.articles.warnings import musts
from news.models import Article
from news.models.article import Status

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin

MOST = 100
SALT = "news.bulk"
UNDO = timedelta(minutes=10)


@dataclass(frozen=True)
class Bulk:
    """One thing that can be done to many pieces."""

    name: str
    label: str
    question: str
    done: str
    act: Callable[..., Article]
    changes: Callable[[Article], bool]
    """Whether it would change this piece at all."""
    allowed: Callable[[User, Article], bool] = rights.may_publish


BULKS = {
    bulk.name: bulk
    for bulk in (
        Bulk(
            "publish_selected",
            "Жариялау…",
            "Мына мақалалар жарияланады",
            "Жарияланды",
            actions.publish_when_due,
            lambda article: article.status != Status.PUBLISHED and not musts(article),
        ),
        Bulk(
            "withdraw_selected",
            "Сайттан алу…",
            "Мына мақалалар сайттан алынады",
            "Сайттан алынды",
            actions.withdraw,
            lambda article: article.status == Status.PUBLISHED,
        ),
        Bulk(
            "bin_selected",
            "Себетке салу…",
            "Мына мақалалар себетке салынады",
            "Себетке салынды",
            actions.put_into_bin,
            lambda article: article.binned_at is None,
            rights.may_delete,
        ),
    )
}


def announce(
    desk: "ArticleAdmin", request: HttpRequest, bulk: Bulk, articles: Iterable[Article]
) -> HttpResponse:
    """The page that asks: each piece by name, and those that will stay as they are."""
    chosen = list(articles[: MOST + 1])  # type: ignore[index]
    person = editor(request)
    ready = [one for one in chosen if bulk.changes(one) and bulk.allowed(person, one)]
    left = [one for one in chosen if one not in ready]
    facts = {
        **desk.admin_site.each_context(request),
        "title": bulk.label.rstrip("…"),
        "opts": desk.opts,
        "bulk": bulk,
        "ready": ready[:MOST],
        "left": [{"article": one, "why": why_left(bulk, person, one)} for one in left],
        "too_many": len(chosen) > MOST,
        "most": MOST,
        "address": desk.address("bulk"),
    }
    return render(request, "admin/news/bulk.html", facts)


def why_left(bulk: Bulk, person: User, article: Article) -> str:
    """Why a piece stays as it is: no right, a trouble, or else the state that it is in."""
    if not bulk.allowed(person, article):
        return "оған құқығыңыз жетпейді"
    troubles = musts(article) if bulk.act is actions.publish_when_due else []
    is_out = article.status == Status.PUBLISHED
    return article.get_status_display() if is_out or not troubles else troubles[0].sentence


@require_POST
def carry_out(request: HttpRequest, desk: "ArticleAdmin") -> HttpResponse:
    """Do it to those that are still as they were when the page asked."""
    bulk = BULKS.get(request.POST.get("bulk", ""))
    back = HttpResponseRedirect(desk.address("changelist"))
    if bulk is None:
        return back
    asked = [pair for pair in map(pair_of, request.POST.getlist("piece")[:MOST]) if pair]
    done, late = act(desk, request, bulk, dict(asked))
    if late:
        names = ", ".join(f"«{article}»" for article in late[:5])
        messages.warning(request, f"Осы арада өзгергені қалды: {len(late)}. {names}")
    if done:
        messages.success(request, f"{bulk.done}: {len(done)}.")
        pairs = [[article.pk, article.version] for article in done]
        request.session[kept_in(desk)] = signing.dumps(pairs, salt=SALT)
    return back


def pair_of(text: str) -> tuple[int, int] | None:
    """«7-3»: the piece's key and its version."""
    pk, _, version = text.partition("-")
    is_pair = pk.isdecimal() and version.isdecimal() and len(text) < 30
    return (int(pk), int(version)) if is_pair and int(pk) < 2**62 else None


@transaction.atomic
def act(
    desk: "ArticleAdmin", request: HttpRequest, bulk: Bulk, versions: dict[int, int]
) -> tuple[list[Article], list[Article]]:
    """The pieces that were changed, and those that somebody changed meanwhile."""
    person, done, late = editor(request), [], []
    for article in locked(desk, request, versions):
        if article.version != versions[article.pk]:
            late.append(article)
        elif bulk.changes(article) and bulk.allowed(person, article):
            done.append(bulk.act(article, by=person))
    return done, late


def locked(desk: "ArticleAdmin", request: HttpRequest, keys: Iterable[int]) -> Iterable[Article]:
    articles = desk.get_queryset(request).filter(pk__in=list(keys)).order_by("pk")
    return articles.select_for_update(of=("self",))


def kept_in(desk: "ArticleAdmin") -> str:
    """Where the session keeps what was done: each desk undoes its own."""
    return f"bulk_undo_{desk.section}"


def undo_facts(desk: "ArticleAdmin", request: HttpRequest) -> dict[str, int]:
    """How many pieces the list offers to bring back; none after ten minutes."""
    versions = undoable(desk, request)
    return {"undoable": len(versions)} if versions else {}


def undoable(desk: "ArticleAdmin", request: HttpRequest) -> dict[int, int]:
    try:
        pairs = signing.loads(request.session.get(kept_in(desk), ""), salt=SALT, max_age=UNDO)
    except signing.BadSignature:
        return {}
    return dict(pairs)


@require_POST
def undo(request: HttpRequest, desk: "ArticleAdmin") -> HttpResponse:
    """Bring back the pieces of the last bulk action that nobody touched since."""
    versions = undoable(desk, request)
    request.session.pop(kept_in(desk), None)
    person = editor(request)
    with transaction.atomic():
        mine = [
            actions.undo(article, by=person)
            for article in touched(desk, versions)
            if article.version == versions[article.pk] and may_undo(person, article)
        ]
    messages.success(request, f"Қайтарылды: {len(mine)}.")
    if len(mine) < len(versions):
        messages.warning(
            request, f"Осы арада өзгергені сол күйінде қалды: {len(versions) - len(mine)}."
        )
    return HttpResponseRedirect(desk.address("changelist"))


def may_undo(person: User, article: Article) -> bool:
    """What readers see or would see again is a publisher's; the rest whoever may edit it."""
    before = article.versions.filter(number__lt=article.version).first()
    states = {article.status, before.snapshot["status"] if before else Status.DRAFT}
    allowed = rights.may_publish if Status.PUBLISHED in states else rights.may_edit
    return allowed(person, article)


def touched(desk: "ArticleAdmin", versions: dict[int, int]) -> Iterable[Article]:
    """The bin's too: the pieces were this person's to change a moment ago."""
    articles = Article.objects.in_section(desk.section).filter(pk__in=versions).order_by("pk")
    return articles.select_for_update(of=("self",))
