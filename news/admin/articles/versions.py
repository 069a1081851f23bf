"""The history of a piece: what each save changed, in words; any version back with one click."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from news import actions, body, history, rights
from news.admin.articles.people import editor
from news.admin.articles.values import Values, from_snapshot
from news.admin.articles.words import changes, label_of
from news.models import Article, ArticleVersion, Photo
from news.models.article import Status

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin

MOMENTS = {"published_at": "Шығатын уақыты", "unpublish_at": "Сайттан алынатын уақыты"}
SHOWN = 100  # versions on one page of history


def history_facts(article: Article) -> dict[str, Any]:
    """The versions of a piece, newest first, each with what it changed."""
    versions = list(article.versions.select_related("saved_by")[: SHOWN + 1])
    befores = [*versions[1:], None]
    rows = [
        {"version": version, "changed": changed_fields(version, before)}
        for version, before in zip(versions, befores, strict=False)
    ]
    return {"rows": rows[:SHOWN], "article": article}


def changed_fields(version: ArticleVersion, before: ArticleVersion | None) -> list[str]:
    if before is None:
        return []
    was, now = before.snapshot, version.snapshot
    state = [f"күйі: {Status(now['status']).label}"] if was["status"] != now["status"] else []
    old, new = from_snapshot(was), from_snapshot(now)
    return [*state, *(label_of(name) for name in new if old[name] != new[name])]


def version_page(request: HttpRequest, desk: "ArticleAdmin", pk: int, number: int) -> HttpResponse:
    """One saved version, as it was, with what it changed and what was changed since."""
    article = piece(desk, request, pk)
    version = get_object_or_404(article.versions.select_related("saved_by"), number=number)
    before = article.versions.filter(number__lt=number).first()
    facts = {
        **desk.admin_site.each_context(request),
        "title": f"{article} – {number}-нұсқа",
        "opts": desk.opts,
        "article": article,
        "changes": changes(from_snapshot(before.snapshot), values(version)) if before else [],
        "since": changes(values(version), newest(article)),
        "restore": desk.address("restore", pk, number),
        "may_restore": rights.saves_at_once(editor(request), article),
        **facts_of(version),
    }
    return render(request, "admin/news/version.html", facts)


def piece(desk: "ArticleAdmin", request: HttpRequest, pk: int) -> Article:
    """The article, for whoever may look at it."""
    article = get_object_or_404(desk.get_queryset(request), pk=pk)
    if not desk.has_view_or_change_permission(request, article):
        raise PermissionDenied
    return article


def values(version: ArticleVersion) -> Values:
    return from_snapshot(version.snapshot)


def newest(article: Article) -> Values:
    return values(article.versions.all()[0])


def facts_of(version: ArticleVersion) -> dict[str, Any]:
    """What the version's page shows: the text with its pictures, the state, the times."""
    was = version.snapshot
    photos = Photo.objects.in_bulk(body.photo_ids(was["body"]))
    return {
        "version": version,
        "text": body.render(was["body"], photos),
        "lead_photo": Photo.objects.filter(pk=was["lead_photo"]).first(),
        "status": Status(was["status"]).label,
        "moments": [(name, parse_datetime(was[key] or "")) for key, name in MOMENTS.items()],
    }


@require_POST
def restore(request: HttpRequest, desk: "ArticleAdmin", pk: int, number: int) -> HttpResponse:
    """Bring a version's words back as a new version; the one in between stays in the history."""
    article = piece(desk, request, pk)
    person = editor(request)
    if not desk.has_change_permission(request, article):
        raise PermissionDenied
    if not rights.saves_at_once(person, article):
        messages.error(request, "Жарияланған мақаланың нұсқасын редактор қайтарады.")
        return HttpResponseRedirect(desk.address("version", pk, number))
    version = get_object_or_404(article.versions, number=number)
    if values(version) == from_snapshot(history.snapshot(article)):
        messages.info(request, "Мақала дәл осылай тұр.")
    else:
        actions.restore(version, by=person)
        messages.success(request, f"{number}-нұсқа қайтарылды. Арадағы нұсқалар тарихта тұр.")
    return HttpResponseRedirect(desk.address("change", pk))
