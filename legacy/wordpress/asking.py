"""Addresses of an old WordPress whose meaning is in their query: «/?p=41»."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict

from legacy import finding
from legacy.models import Brought, Kind
from legacy.wordpress.entries import word_of
from legacy.wordpress.finding import (
    Found,
    archive,
    category,
    found_by_path,
    kept,
    page_of,
    person,
    person_of,
    piece,
    tag,
    with_feed,
)
from legacy.wordpress.places import IDS, NUMBER, QUESTIONS, SIGN, Place


def found(path: str, query: QueryDict) -> Found:
    """The page that an address names; nothing is looked for where no WordPress moved in."""
    if not Brought.objects.filter(kind=Kind.SITE, old__startswith=SIGN).exists():
        return None
    is_front = path in ("", "index.php")
    names = QUESTIONS if is_front else IDS
    said = {name: str(value) for name, value in query.items() if name in names}
    target = None if is_front else found_by_path(path)
    # A site in a folder asks there: «/blog/?p=41».
    return target or (found_by_query(said) if said and is_printable(said) else None)


def is_printable(said: Mapping[str, str]) -> bool:
    return "".join(said.values()).isprintable()


def answer_at_front(request: HttpRequest) -> HttpResponse | None:
    """The answer to «/?p=41»; None for a query that asks nothing of the old site."""
    is_page = request.path_info == "/" and request.method in ("GET", "HEAD")
    is_asked = is_page and not QUESTIONS.isdisjoint(request.GET)
    target = found("", request.GET) if is_asked else None
    return HttpResponsePermanentRedirect(target) if target else None


def found_by_query(said: Mapping[str, str]) -> Found:
    """«/?p=41», «/?cat=5&paged=2», «/?m=202210»"""
    place = Place("", said.get("paged") or None, is_feed="feed" in said)
    for name, find in ASKED.items():
        if said.get(name):
            return find(place, said[name].strip("/").lower())
    if "year" in said:
        names = {"year": "year", "month": "monthnum", "day": "day"}
        return archive(place, **{name: said.get(old) for name, old in names.items()})
    return finding.feed() if place.is_feed else finding.front(place.page)


def numbered(kind: Kind, key: str) -> Brought | None:
    is_number = NUMBER.fullmatch(key)
    return Brought.objects.filter(kind=kind, old=f"{SIGN}{key}").first() if is_number else None


def piece_numbered(_place: Place, key: str) -> Found:
    """WordPress takes the id of a page or of a file here as well."""
    found = numbered(Kind.ARTICLE, key) or numbered(Kind.PAGE, key)
    return page_of(found) if found else kept(f"/?attachment_id={key}")


def rubric_numbered(place: Place, key: str) -> Found:
    found = numbered(Kind.RUBRIC, key)
    return with_feed(place, lambda page: finding.rubric_of(found, page)) if found else None


def person_numbered(place: Place, key: str) -> Found:
    return with_feed(place, lambda page: person_of(f"{SIGN}{key}", page))


def month(place: Place, digits: str) -> Found:
    """«2022», «202210», «20221009»"""
    return archive(place, year=digits[:4], month=digits[4:6], day=digits[6:8])


ASKED: dict[str, Callable[[Place, str], Found]] = {
    **dict.fromkeys(("p", "page_id", "attachment_id"), piece_numbered),
    **dict.fromkeys(("name", "pagename"), lambda _place, path: piece(path)),
    "cat": rubric_numbered,
    "category_name": category,
    "tag": lambda place, word: tag(place, word_of(word)),
    "author": person_numbered,
    "author_name": person,
    "m": month,
    "s": lambda _place, story: finding.search(story),
    "sitemap": lambda _place, _name: finding.site_map(),
}
