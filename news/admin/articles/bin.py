"""The bin: what is deleted stays in it for thirty days and comes back with one click."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from news import actions, rights
from news.admin.articles.people import editor
from news.models import Article
from news.models.article import Status
from news.queries import ArticleQuerySet

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin

KEPT = timedelta(days=30)
SHOWN = 200


def put_in(request: HttpRequest, desk: "ArticleAdmin", object_id: str) -> HttpResponse:
    """Ask, then put the piece into the bin."""
    is_key = object_id.isdecimal() and len(object_id) < 19
    article = get_object_or_404(desk.get_queryset(request), pk=object_id if is_key else 0)
    if not desk.has_delete_permission(request, article):
        raise PermissionDenied
    if request.method == "POST":
        actions.put_into_bin(article, by=editor(request))
        messages.success(request, f"«{article}» себетке салынды. 30 күн ішінде қайтара аласыз.")
        return HttpResponseRedirect(desk.address("changelist"))
    facts = {
        **desk.admin_site.each_context(request),
        "title": "Себетке салу",
        "opts": desk.opts,
        "article": article,
        "is_public": article.status == Status.PUBLISHED,
    }
    return render(request, "admin/news/bin_confirmation.html", facts)


def bin_page(request: HttpRequest, desk: "ArticleAdmin") -> HttpResponse:
    """What lies in the bin, the latest first, with the days that are left."""
    now = timezone.now()
    articles = binned(desk, request).order_by("-binned_at")[:SHOWN]
    rows = [
        {
            "article": article,
            "days": max(0, (article.binned_at + KEPT - now).days),
            "address": desk.address("take_out", article.pk),
        }
        for article in articles
    ]
    facts = {
        **desk.admin_site.each_context(request),
        "title": "Себет",
        "opts": desk.opts,
        "rows": rows,
    }
    return render(request, "admin/news/bin.html", facts)


def binned(desk: "ArticleAdmin", request: HttpRequest) -> ArticleQuerySet:
    """The section's pieces in the bin that this person may take out."""
    articles = Article.objects.in_bin().in_section(desk.section).defer("body")
    person = editor(request)
    return (
        articles if rights.publishes(person, desk.section) else articles.filter(written_by=person)
    )


@require_POST
def take_out(request: HttpRequest, desk: "ArticleAdmin", pk: int) -> HttpResponse:
    article = get_object_or_404(binned(desk, request), pk=pk)
    article = actions.take_out_of_bin(Article.objects.get(pk=article.pk), by=editor(request))
    messages.success(request, f"«{article}» қайтарылды. Күйі: {article.get_status_display()}.")
    return HttpResponseRedirect(desk.address("change", pk))


def empty(before=None) -> int:
    """Delete for good what has lain in the bin for thirty days; how many pieces went."""
    before = before or timezone.now() - KEPT
    old = Article.objects.in_bin().filter(binned_at__lte=before)
    gone = list(old.values_list("pk", flat=True)[:500])
    Article.objects.filter(pk__in=gone).delete()
    return len(gone)
