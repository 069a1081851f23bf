"""Articles, pages that stay and files, by what the old site called them."""

from datetime import date, datetime, timedelta

from legacy.models import Brought, Kind, Redirect
from news.models import Article
from news.tallies import midnight
from pages.models import Page

Found = str | None
RULES = "dle-rules-page"


def article(pk: str) -> Found:
    found = Article.objects.published().filter(pk=int(pk)).select_related("rubric").first()
    return found.get_absolute_url() if found else None


def article_called(pk: str, slug: str) -> Found:
    """Since version 18 a newsroom could arrange its addresses as it liked; whatever stands around
    them, an id beside its slug is no accident."""
    found = Article.objects.published().filter(pk=int(pk), slug=slug).select_related("rubric")
    same = found.first()
    return same.get_absolute_url() if same else None


def article_of_day(year: str, month: str, day: str, slug: str) -> Found:
    """Several of a day may have the same slug: the old site showed the first of them, too."""
    start = day_of(year, month, day)
    if start is None:
        return None
    found = Article.objects.published().filter(slug=slug).select_related("rubric")
    same = found.between(start, start + timedelta(days=1)).order_by("pk").first()
    return same.get_absolute_url() if same else None


def day_of(year: str, month: str, day: str) -> datetime | None:
    try:
        return midnight(date(int(year), int(month), int(day)))
    except (ValueError, OverflowError):
        return None


def page(name: str) -> Found:
    old = RULES if name == "rules" else name
    brought = Brought.objects.filter(kind=Kind.PAGE, old=old).first()
    found = Page.objects.filter(pk=brought.new).first() if brought else None
    return found.get_absolute_url() if found else None


def download(key: str, area: str) -> Found:
    source = f"/index.php?do=download&id={key}{'&area=static' if area == 'static' else ''}"
    return Redirect.objects.filter(source=source).values_list("target", flat=True).first()
