"""The parts of the site map beside its articles; each is a list of pages by its name."""

from collections.abc import Callable, Iterable, Mapping

from django.urls import reverse
from django.utils import timezone

from news.queries import SEEN
from news.rubrics import RubricTree
from news.tallies import rows
from syndication.site_map.writing import Entry

Parts = Mapping[str, Callable[[], Iterable[Entry]]]
TAGS_LENGTH = 10_000
# One that nothing is published under is a page without anything on it.
LIVING = f"EXISTS (SELECT FROM news_listed WHERE place = 't' || news_tag.id AND {SEEN})"
TAG_STRETCHES = f"SELECT DISTINCT id / {TAGS_LENGTH} FROM news_tag WHERE {LIVING} ORDER BY 1"
TAGS = f"SELECT slug FROM news_tag WHERE id / {TAGS_LENGTH} = %(number)s AND {LIVING} ORDER BY id"


def sections(tree: RubricTree) -> list[Entry]:
    """The front page and all lists of news."""
    named = [reverse(name) for name in ("news:front", "spiritual:column", "news:corrections")]
    return [Entry(address) for address in named + [one.get_absolute_url() for one in tree.rubrics]]


def tag_stretches() -> list[int]:
    return [number for (number,) in rows(TAG_STRETCHES, at=timezone.now())]


def tags(number: int) -> list[Entry]:
    found = rows(TAGS, number=number, at=timezone.now())
    return [Entry(reverse("news:tag", kwargs={"slug": slug})) for (slug,) in found]
