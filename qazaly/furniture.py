"""What every page needs around its own content, read once for each state of the content.

Newspapers call it the furniture of a page: the menu, the latest, Руханият, most read, the
calendar, the breaking line above them, and what the newsroom says of itself. Ten queries when the
content has changed or half a minute has passed, eleven where that line leads to an article; none
otherwise. Templates draw it once, too: what they keep with `cache` is told apart by the
furniture's `key`.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject

from archive.calendar import Calendar, read_month
from archive.periods import month_of
from news import front
from news.addresses import absolute
from news.breaking import Breaking, breaking_line
from news.content import ReaderRequest, Remembered
from news.display import display_of
from news.models import Article, Newsroom
from news.models.article import Section
from news.reading import top_since
from news.rubrics import rubric_tree
from pages.models import Page
from spiritual.models import SpiritualArticle

LATEST = 7
SPIRITUAL = 5
# The front page may take as many of the column's for places of its own.
SPARE = front.PLACES
MOST_READ = 5
TURNS = count(1)
SPANS = (("Бүгін", 1), ("Соңғы 7 күн", 7), ("Соңғы 30 күн", 30))


@dataclass(frozen=True)
class MostRead:
    name: str
    articles: list[Article]


@dataclass(frozen=True)
class Furniture:
    newsroom: Newsroom
    pages: list[Page]
    breaking: Breaking | None
    latest: list[Article]
    spiritual: list[Article]
    """The newest of the column, with some to spare; pages show five."""
    most_read: list[MostRead]
    calendar: Calendar
    turn: int = field(default_factory=TURNS.__next__)
    """Which reading of it this is, in this process."""

    @property
    def key(self) -> str:
        """What its drawn HTML was drawn from: this reading, the edition's links, today's date."""
        return f"{self.turn} {get_script_prefix()} {timezone.localdate()}"


@Remembered
def furniture() -> Furniture:
    news = Article.objects.published().in_section(Section.NEWS).for_cards().newest_first()
    column = SpiritualArticle.objects.published().for_cards().newest_first()
    latest, spiritual = list(news[:LATEST]), list(column[: SPIRITUAL + SPARE])
    newest = [article.published_at for article in [*latest[:1], *spiritual[:1]]]
    month = read_month(month_of(max(newest, default=timezone.now())))
    return Furniture(
        Newsroom.ours(),
        list(Page.objects.linked()),
        breaking_line(),
        latest,
        spiritual,
        most_read(),
        month,
    )


def most_read() -> list[MostRead]:
    """The most read of each span of days, today included; two queries."""
    today = timezone.localdate()
    # Some to spare for withdrawn articles.
    tops = [
        top_since(today - timedelta(days=days - 1), span=days, most=2 * MOST_READ)
        for _, days in SPANS
    ]
    rows = list(tops[0].union(*tops[1:], all=True))
    cards = Article.objects.published().for_cards().in_bulk({pk for pk, _, _ in rows})
    by_sum = sorted(rows, key=lambda row: (row[2], row[0]), reverse=True)
    read = {
        days: [cards[pk] for pk, span, _ in by_sum if span == days and pk in cards]
        for _, days in SPANS
    }
    return [MostRead(name, read[days][:MOST_READ]) for name, days in SPANS]


def on_every_page(request: ReaderRequest) -> dict:
    """Context processor: costs nothing on pages that show none of it (the desk's)."""
    return {
        "furniture": SimpleLazyObject(lambda: furniture(request.content)),
        "menu": SimpleLazyObject(lambda: rubric_tree(request.content)),
        "site_name": SimpleLazyObject(lambda: furniture(request.content).newsroom.name),
        "display": display_of(request),
        "canonical": absolute(iri_to_uri(request.path)),
        "now": timezone.localtime(),
    }
