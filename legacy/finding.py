"""The page of ours for what an old address names; None where there is none."""

from datetime import date, datetime, timedelta

from django.db.models.functions import Length
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from kazakh import name_key
from legacy.models import Brought, Kind, Redirect
from news.addresses import numbered
from news.models import Article, FormerTag, Person, Rubric, Tag
from news.tallies import midnight
from pages.models import Page

Found = str | None
RULES = "dle-rules-page"


def article(pk: str) -> Found:
    found = Article.objects.published().filter(pk=int(pk)).select_related("rubric").first()
    return found.get_absolute_url() if found else None


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


def listed(name: str, page: str | None, **where: object) -> Found:
    try:
        return numbered(name, int(page or 1) or 1, **where)
    except (NoReverseMatch, ValueError):
        return None


def front(page: str | None = None) -> Found:
    return listed("news:front", page)


def tag(name: str, page: str | None = None) -> Found:
    key = name_key(name.replace("&#x2F;", "/").replace("&amp;", "&"))
    former = FormerTag.objects.filter(key=key).select_related("tag").first()
    found = Tag.objects.filter(key=key).first() or (former and former.tag)
    return listed("news:tag", page, slug=found.slug) if found else None


def person(name: str, page: str | None = None) -> Found:
    brought = Brought.objects.filter(kind=Kind.PERSON, old=name.lower()).first()
    found = Person.objects.filter(pk=brought.new).first() if brought else None
    return listed("news:person", page, slug=found.slug) if found else None


def persons_feed(name: str) -> Found:
    page = person(name)
    return f"{page}rss.xml" if page else None


def rubric(path: str, page: str | None = None) -> Found:
    brought = Brought.objects.filter(kind=Kind.PATH, old=path).first()
    return rubric_of(brought, page) if brought else None


def rubric_called(word: str, page: str | None = None) -> Found:
    """By the last word of its path alone; of several the one nearest to the root."""
    called = Brought.objects.filter(kind=Kind.PATH)
    ending = called.filter(old=word) | called.filter(old__endswith=f"/{word}")
    brought = ending.order_by(Length("old"), "old").first() if word else None
    return rubric_of(brought, page) if brought else None


def rubric_of(brought: Brought, page: str | None) -> Found:
    if not brought.new:
        return listed("spiritual:column", page)
    found = Rubric.objects.filter(pk=brought.new).first()
    return listed("news:rubric", page, path=found.path) if found else None


def rubrics_feed(path: str) -> Found:
    page = rubric(path)
    return f"{page}rss.xml" if page else None


def page(name: str) -> Found:
    old = RULES if name == "rules" else name
    brought = Brought.objects.filter(kind=Kind.PAGE, old=old).first()
    found = Page.objects.filter(pk=brought.new).first() if brought else None
    return found.get_absolute_url() if found else None


def download(key: str, area: str) -> Found:
    source = f"/index.php?do=download&id={key}{'&area=static' if area == 'static' else ''}"
    found = Redirect.objects.filter(source=source).first()
    return found.target if found else None


def archive(said: dict[str, str], page: str | None) -> Found:
    names = [name for name in ("year", "month", "day") if said.get(name)]
    if not all(said[name].isascii() and said[name].isdigit() for name in names):
        return None
    where = {name: int(said[name]) for name in names}
    return listed(f"archive:{names[-1]}", page, **where) if "year" in names else None


def search(story: str = "", page: str | None = None) -> Found:
    """Pages that gathered articles by a word lead to a search for it."""
    address = reverse("news:search")
    return f"{address}?{urlencode({'q': story})}" if story else address


def feed() -> Found:
    return "/rss.xml"


def site_map() -> Found:
    return "/sitemap.xml"


def send_news() -> Found:
    return reverse("letters:news")
