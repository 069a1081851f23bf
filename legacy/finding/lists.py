"""Lists of all kinds, and the pages that every site has."""

from html import unescape

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from kazakh import name_key
from legacy.models import Brought, Kind
from news.addresses import inside, numbered
from news.models import FormerTag, Person, Tag

Found = str | None


def listed(name: str, page: str | None, **where: object) -> Found:
    try:
        return numbered(name, int(page or 1) or 1, **where)
    except (NoReverseMatch, ValueError):
        return None


def front(page: str | None = None) -> Found:
    return listed("news:front", page)


def spellings(name: str) -> set[str]:
    """What an address means: the engine wrote a space as «+», and signs as HTML."""
    plain = unescape(name)
    return {plain, plain.replace("+", " ")}


def tag(name: str, page: str | None = None) -> Found:
    keys = {name_key(one) for one in spellings(name)}
    former = FormerTag.objects.filter(key__in=keys).select_related("tag").first()
    found = Tag.objects.filter(key__in=keys).first() or (former and former.tag)
    return listed("news:tag", page, slug=found.slug) if found else None


def person(name: str, page: str | None = None) -> Found:
    names = {one.lower() for one in spellings(name)}
    brought = Brought.objects.filter(kind=Kind.PERSON, old__in=names).first()
    found = Person.objects.filter(pk=brought.new).first() if brought else None
    return listed("news:person", page, slug=found.slug) if found else None


def persons_feed(name: str) -> Found:
    page = person(name)
    return f"{page}rss.xml" if page else None


def archive(said: dict[str, str], page: str | None = None) -> Found:
    names = [name for name in ("year", "month", "day") if said.get(name)]
    if not all(said[name].isascii() and said[name].isdigit() for name in names):
        return None
    where = {name: int(said[name]) for name in names}
    return listed(f"archive:{names[-1]}", page, **where) if "year" in names else None


def archive_of(
    year: str, month: str | None = None, day: str | None = None, page: str | None = None
) -> Found:
    return archive({"year": year, "month": month or "", "day": day or ""}, page)


def search(story: str = "", page: str | None = None) -> Found:
    """Pages that gathered articles by a word lead to a search for it."""
    address, story = reverse("news:search"), unescape(story).replace("+", " ").strip()
    return f"{address}?{urlencode({'q': story})}" if story else address


def feed() -> Found:
    return inside("/rss.xml")


def site_map() -> Found:
    return inside("/sitemap.xml")


def send_news() -> Found:
    return reverse("letters:news")


def contact() -> Found:
    return reverse("letters:contact")
