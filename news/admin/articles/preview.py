"""A piece as readers will see it, at a phone's width too, before it is saved or out.

And a link for somebody without an account: signed, for one piece, for two days, taken back at
any time.
"""

from copy import copy
from datetime import timedelta
from typing import TYPE_CHECKING

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from news import previews
from news.addresses import absolute
from news.admin.articles import drafts
from news.admin.articles.people import editor
from news.admin.articles.rehearsal import Rehearsed
from news.admin.articles.values import from_post
from news.content import ReaderRequest
from news.models import Article, Draft, PreviewLink

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin

PREVIEW = "_preview"
WIDTHS = {"360": "Телефон", "768": "Планшет", "full": "Компьютер"}
LASTS = timedelta(hours=48)
# The frame holds our own page and nothing else.
FRAMED = {"frame-src": [SELF]}
IN_FRAME = {"frame-ancestors": [SELF]}


def asked(desk: "ArticleAdmin", request: HttpRequest, article: Article | None) -> HttpResponse:
    """The form's preview button: keep what was typed, then show it."""
    draft = drafts.keep_form(desk, request, article)
    if draft is None:
        messages.error(request, "Алдын ала қарау үшін мақаланы алдымен сақтаңыз.")
        pk = str(article.pk) if article else None
        values = from_post(desk.get_form(request, article, change=bool(article)), request.POST)
        return desk.refilled(request, pk, values)
    return HttpResponseRedirect(f"{desk.address('preview')}?draft={draft.pk}")


@csp_update(FRAMED)  # type: ignore[arg-type]
def frame(request: HttpRequest, desk: "ArticleAdmin") -> HttpResponse:
    """The preview's own page: the piece in a frame as wide as the chosen device."""
    draft, article = wanted(desk, request)
    width = request.GET.get("width", "360")
    query = request.GET.copy()
    query.pop("width", None)
    facts = {
        **desk.admin_site.each_context(request),
        "title": "Алдын ала қарау",
        "opts": desk.opts,
        "article": article,
        "draft": draft,
        "query": query.urlencode(),
        "width": width if width in WIDTHS else "360",
        "widths": WIDTHS,
        "back": back_to_form(desk, draft),
        "page": desk.address("preview_page"),
        "links": links(desk, article),
        "address": desk.address("links", article.pk) if article else "",
    }
    return render(request, "admin/news/preview.html", facts)


def back_to_form(desk: "ArticleAdmin", draft: Draft | None) -> str:
    if draft is None:
        return ""
    form = desk.address("change", draft.article_id) if draft.article_id else desk.address("add")
    return f"{form}?draft={draft.pk}"


def wanted(desk: "ArticleAdmin", request: HttpRequest) -> tuple[Draft | None, Article | None]:
    """The rolling copy or the saved piece that the address names."""
    draft_pk, pk = request.GET.get("draft", ""), request.GET.get("piece", "")
    if draft_pk.isdecimal() and len(draft_pk) < 19:
        mine = Draft.objects.select_related("article").filter(section=desk.section)
        draft = get_object_or_404(mine, pk=draft_pk, person=editor(request))
        if draft.article:
            get_object_or_404(desk.get_queryset(request), pk=draft.article_id)
        return draft, draft.article
    if pk.isdecimal() and len(pk) < 19:
        return None, get_object_or_404(desk.get_queryset(request), pk=pk)
    raise Http404("no piece is named")


@xframe_options_sameorigin
@csp_replace(IN_FRAME)  # type: ignore[arg-type]
def page(request: HttpRequest, desk: "ArticleAdmin") -> HttpResponse:
    """The piece alone, on the readers' own template."""
    draft, article = wanted(desk, request)
    if draft:
        return rehearsed(desk, request, draft)
    return previews.page(request, article)  # type: ignore[arg-type]


def rehearsed(desk: "ArticleAdmin", request: HttpRequest, draft: Draft) -> HttpResponse:
    """The rolling copy as it would be saved: carried out, drawn and taken back."""
    again = copy(request)
    again.method, again.POST = "POST", QueryDict(f"{draft.fields}&{PREVIEW}=1")
    again.rehearses = True  # type: ignore[attr-defined]
    form = desk.form_page(again, str(draft.article_id) if draft.article_id else None)
    errors = getattr(form, "context_data", {}).get("errors", [])
    return render(request, "admin/news/preview_failed.html", {"errors": errors})


def show(request: ReaderRequest, article: Article) -> Rehearsed:
    """Draw the piece while the save stands, then take it back."""
    response = previews.page(request, article)
    return Rehearsed(lambda: response)


# --- links for somebody without an account ---------------------------------------------------


def links(desk: "ArticleAdmin", article: Article | None) -> list[dict]:
    """The piece's living links: their addresses, ends, how often they were opened."""
    living = article.preview_links.filter(ends_at__gt=timezone.now()) if article else []
    return [{"link": one, "address": address_of(one)} for one in living]


def address_of(link: PreviewLink) -> str:
    return absolute(reverse("news:preview", kwargs={"token": previews.token_of(link)}))


@require_POST
def change_links(request: HttpRequest, desk: "ArticleAdmin", pk: int) -> HttpResponse:
    """Make a link, or take one back."""
    article = get_object_or_404(desk.get_queryset(request), pk=pk)
    if not desk.has_change_permission(request, article):
        raise PermissionDenied
    taken_back = request.POST.get("take_back", "")
    if taken_back.isdecimal() and len(taken_back) < 19:
        article.preview_links.filter(pk=taken_back).delete()
        messages.success(request, "Сілтеме жабылды: енді ашылмайды.")
    else:
        ends_at = timezone.now() + LASTS
        PreviewLink.objects.create(article=article, made_by=editor(request), ends_at=ends_at)
        messages.success(request, "Сілтеме дайын. Ол 48 сағат ашылады.")
    return HttpResponseRedirect(f"{desk.address('preview')}?piece={pk}")
