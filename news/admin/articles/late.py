"""The second of two saves: refused, with all three texts in sight and both changes in one form."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from news import history
from news.admin.articles.panels import Panel
from news.admin.articles.people import name_of
from news.admin.articles.values import Values, from_post, from_snapshot, merge
from news.admin.articles.words import side_by_side
from news.models import Article, ArticleVersion

if TYPE_CHECKING:
    from news.admin.articles.admin import ArticleAdmin


def is_late(request: HttpRequest, article: Article | None) -> bool:
    posted = request.POST.get("version", "")
    known = posted.isdecimal() and article is not None
    return known and int(posted[:10]) < article.version  # type: ignore[union-attr]


def refuse(desk: "ArticleAdmin", request: HttpRequest, article: Article) -> HttpResponse:
    """The form again, holding both changes, under a panel that shows what each of them was."""
    form = desk.get_form(request, article, change=True)
    mine = from_post(form, request.POST)
    theirs = from_snapshot(history.snapshot(article))
    base = base_of(article, int(request.POST["version"][:10])) or theirs
    both = merge(base, theirs, mine)
    rows = [side_by_side(one) for one in both.fields]
    facts = {"saved_by": saved_by(article), "rows": rows, "is_clean": both.is_clean}
    panel = Panel("late", facts)
    return desk.refilled(request, str(article.pk), both.values, panel)


def met_meanwhile(
    desk: "ArticleAdmin", request: HttpRequest, object_id: str | None, answer: HttpResponse
) -> HttpResponse | None:
    """The refusal, if somebody saved while this form was being read: it was not late before."""
    if request.method != "POST" or not object_id or answer.status_code != 200:
        return None
    article = desk.get_object(request, object_id)
    return refuse(desk, request, article) if article and is_late(request, article) else None


def base_of(article: Article, number: int) -> Values | None:
    """The version that the form was filled from, as far as it was kept."""
    version = article.versions.filter(number__lte=number).first()
    return from_snapshot(version.snapshot) if version else None


def saved_by(article: Article) -> str:
    last: ArticleVersion | None = article.versions.select_related("saved_by").first()
    return name_of(last.saved_by if last else None)
