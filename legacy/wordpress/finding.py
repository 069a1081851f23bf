"""The page of ours for what an address of an old WordPress names; None where there is none."""

from collections.abc import Callable
from functools import reduce
from operator import or_

from django.db.models import Q

from legacy import finding
from legacy.models import Brought, Kind, Redirect
from legacy.wordpress.places import (
    AUTHOR,
    FORMS,
    SHUT,
    Place,
    keys,
    place_of,
)
from news.models import Person
from pages.models import Page

Found = str | None
TAGS, PIECE, FILES = "/tags/", "-.html", "/uploads/"


def found_by_path(path: str) -> Found:
    place = place_of(path)
    if SHUT.fullmatch(place.path):
        return None
    if place.path in ("", "comments"):
        return finding.feed() if place.is_feed else finding.front(place.page)
    return piece(place.path) or listed(place) or kept(f"/{place.path}")


def listed(place: Place) -> Found:
    """A page that lists pieces, or its feed."""
    for name, form in FORMS.items():
        if (said := form.fullmatch(place.path)) and (
            target := LISTS[name](place, **said.groupdict())
        ):
            return target
    # The word before all rubrics may have been any.
    return rubric(place, place.path.partition("/")[2]) or rubric(place, place.path)


def with_feed(place: Place, find: Callable[[str | None], Found]) -> Found:
    if not place.is_feed:
        return find(place.page)
    page = find(None)
    return f"{page}rss.xml" if page else None


def rubric(place: Place, path: str) -> Found:
    return with_feed(place, lambda page: finding.rubric(path, page)) if path else None


def category(place: Place, path: str) -> Found:
    """WordPress looks at the last word alone."""
    word = path.rpartition("/")[2]
    return rubric(place, path) or with_feed(place, lambda page: finding.rubric_called(word, page))


def tag(place: Place, word: str) -> Found:
    kept = Redirect.objects.filter(source=f"/tag/{word}", target__startswith=TAGS).first()
    name = kept.target.removeprefix(TAGS).rstrip("/") if kept else word
    return with_feed(place, lambda page: finding.tag(name, page))


def person(place: Place, word: str) -> Found:
    return with_feed(place, lambda page: person_of(AUTHOR + word, page))


def person_of(old: str, page: str | None) -> Found:
    brought = Brought.objects.filter(kind=Kind.PERSON, old=old).first()
    found = Person.objects.filter(pk=brought.new).first() if brought else None
    return finding.listed("news:person", page, slug=found.slug) if found else None


def archive(place: Place, **said: str | None) -> Found:
    return finding.archive({name: value for name, value in said.items() if value}, place.page)


LISTS: dict[str, Callable[..., Found]] = {
    "site_map": lambda _place: finding.site_map(),
    "rubric": category,
    "tag": tag,
    "person": person,
    "search": lambda _place, story: finding.search(story),
    "archive": archive,
}


def piece(path: str) -> Found:
    asked = keys(path)
    any_of = reduce(or_, (Q(kind=kind, old=old) for kind, old in asked))
    found = {(one.kind, one.old): one for one in Brought.objects.filter(any_of)}
    targets = (page_of(found[key]) for key in asked if key in found)
    return next(filter(None, targets), None)


def page_of(brought: Brought) -> Found:
    if brought.kind != Kind.PAGE:
        return finding.article(str(brought.new))
    found = Page.objects.filter(pk=brought.new).first()
    return found.get_absolute_url() if found else None


def kept(source: str) -> Found:
    """By a whole address: of a piece, wherever it stands now, or of a file."""
    found = Redirect.objects.filter(source=source).first()
    if not found:
        return None
    if found.target.endswith(PIECE):
        return finding.article(found.target.removesuffix(PIECE).lstrip("/"))
    # Any other is a redirect that somebody made, and answered as such.
    return found.target if FILES in found.target else None
