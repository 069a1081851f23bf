"""Rolling copies of what is being written, and who else has the piece open.

One copy for each person and piece, outside the history: it is written over while somebody
types and goes when the form is saved. Nobody is locked out: a line says who else is there.
"""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from kazakh import without_invisible
from news.admin.articles.people import editor, name_of
from news.admin.articles.values import Values, from_post
from news.models import Article, Draft, Presence

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin

HERE = timedelta(seconds=50)  # the page says that it is open every twenty seconds
LONGEST = 2_000_000  # characters of a form: a Kazakh letter takes six, and news.body has a limit
PRIVATE = ("csrfmiddlewaretoken",)


@require_POST
def keep(request: HttpRequest, desk: "ArticleAdmin", pk: int | None = None) -> HttpResponse:
    """Keep the form as it stands: {"kept": "14:05", "draft": 7, "others": "", "version": 3}."""
    article = get_object_or_404(desk.get_queryset(request), pk=pk) if pk else None
    person = editor(request)
    draft = keep_form(desk, request, article) if "title" in request.POST else None
    answer = {"kept": f"{timezone.localtime():%H:%M}", "draft": draft.pk} if draft else {"kept": ""}
    if article:
        note_presence(article, person)
        answer |= {"others": others(article, person), "version": article.version}
    return JsonResponse(answer, headers={"Cache-Control": "no-store"})


def keep_form(desk: "ArticleAdmin", request: HttpRequest, article: Article | None) -> Draft | None:
    post = request.POST.copy()
    for name in PRIVATE:
        post.pop(name, None)
    fields, key = post.urlencode(), form_key(post)
    if len(fields) > LONGEST or not (article or key) or (key and not article and is_saved(key)):
        return None
    piece = {"article": article} if article else {"article": None, "form_key": key}
    title = without_invisible(post.get("title", ""))[:300]
    content = {"fields": fields, "title": title, "section": desk.section}
    return Draft.objects.update_or_create(person=editor(request), **piece, defaults=content)[0]


def form_key(post: QueryDict) -> uuid.UUID | None:
    """The key of a new piece's form, or nothing."""
    try:
        return uuid.UUID(post.get("form_key", ""))
    except ValueError:
        return None


def is_saved(key: uuid.UUID) -> bool:
    """Whether the new piece of that form was saved: a copy that comes later is of no use."""
    return Article.objects.filter(form_key=key).exists()


@require_POST
def discard(request: HttpRequest, desk: "ArticleAdmin", pk: int) -> HttpResponse:
    """Throw a rolling copy of one's own away."""
    draft = get_object_or_404(Draft, pk=pk, person=editor(request))
    draft.delete()
    if draft.article_id:
        return HttpResponseRedirect(desk.address("change", draft.article_id))
    return HttpResponseRedirect(desk.address("add"))


def forget(person: User, article: Article) -> None:
    """The form was saved: its copies are of no use any more."""
    same_form = Q(form_key=article.form_key, article=None) if article.form_key else Q(pk=None)
    Draft.objects.filter(Q(article=article) | same_form, person=person).delete()


def values_of(desk: "ArticleAdmin", request: HttpRequest, draft: Draft) -> Values:
    """What the copy says, with the version that it was begun from: a late save is still seen."""
    post = QueryDict(draft.fields)
    form = desk.get_form(request, draft.article, change=bool(draft.article_id))
    hidden = {name: post[name] for name in ("version", "form_key") if post.get(name)}
    return from_post(form, post) | hidden


def unsaved(desk: "ArticleAdmin", request: HttpRequest, article: Article | None) -> list[Draft]:
    """Copies of this person that the open form could go on from, newest first."""
    mine = Draft.objects.filter(person=editor(request), section=desk.section)
    return list(mine.filter(article=article).defer("fields").order_by("-saved_at")[:5])


# --- who else is here ----------------------------------------------------------------------


def note_presence(article: Article, person: User) -> None:
    now = timezone.now()
    Presence.objects.update_or_create(article=article, person=person, defaults={"seen_at": now})


def others(article: Article, person: User) -> str:
    """«Айгүл мен Ерлан осы мақаланы ашып отыр.»; nothing when nobody else is there."""
    here = Presence.objects.filter(article=article, seen_at__gt=timezone.now() - HERE)
    there = here.exclude(person=person).select_related("person").order_by("person")[:5]
    names = ", ".join(name_of(presence.person) for presence in there)
    return f"Бұл мақаланы қазір ашып отырған: {names}." if names else ""


def page_facts(desk: "ArticleAdmin", article: Article | None) -> dict[str, str]:
    """Where the open form sends its copies."""
    address = desk.address("keep", article.pk) if article else desk.address("keep_new")
    return {"keep": address}


def forget_old(before: datetime) -> int:
    """Drop copies that nobody came back to, and traces of open forms; how many copies went."""
    Presence.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1)).delete()
    return Draft.objects.filter(saved_at__lt=before).delete()[0]
