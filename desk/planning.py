"""A month at the desk: what came out on each day and what is planned, at its times."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.http import Http404
from django.utils import timezone

from archive.periods import Period, month_of, period
from kazakh import month_title
from news.models import Article
from news.queries import ArticleQuerySet
from news.states import State, state_of

# Of a day that is over its first pieces are enough; what is still to come is shown further.
OVER, TO_COME = 3, 12
MOST = 3_000
MONDAY = 0


@dataclass(frozen=True)
class Piece:
    at: datetime
    title: str
    address: str
    state: State


@dataclass(frozen=True)
class Day:
    period: Period
    pieces: list[Piece]
    more: int
    """How many more there are than are shown."""
    is_other: bool
    """Whether it is another month's, and only fills the week."""
    is_today: bool
    is_over: bool


class Step(NamedTuple):
    """A neighbouring month, as the page's address names it, «2026-12», and as one says it."""

    address: str
    name: str


@dataclass(frozen=True)
class Month:
    period: Period
    weeks: list[list[Day]]
    previous: Step
    next: Step

    @property
    def is_empty(self) -> bool:
        return not any(day.pieces for week in self.weeks for day in week)


def month_asked(text: str) -> Period:
    """The month of «2026-12»; today's for anything else."""
    year, _, month = text.partition("-")
    try:
        found = period(int(year), int(month))
    except (ValueError, Http404):
        return month_of(timezone.now())
    return found if found.month else month_of(timezone.now())


def planned(pieces: ArticleQuerySet, month: Period, address: Callable[[Article], str]) -> Month:
    """The month with those pieces that have a time in it; one query."""
    by_day = pieces_by_day(pieces, month)
    weeks = [
        [day_of(day, month, by_day[day], address) for day in week]
        for week in Calendar(MONDAY).monthdatescalendar(month.year, month.month)
    ]
    return Month(month, weeks, neighbour(month, -1), neighbour(month, 1))


def pieces_by_day(pieces: ArticleQuerySet, month: Period) -> dict[date, list[Article]]:
    timed = pieces.between(month.start, month.end).select_related("rubric").order_by("published_at")
    by_day: dict[date, list[Article]] = defaultdict(list)
    for article in timed[:MOST]:
        by_day[timezone.localdate(article.published_at)].append(article)
    return by_day


def day_of(
    day: date, month: Period, articles: list[Article], address: Callable[[Article], str]
) -> Day:
    today = timezone.localdate()
    shown = articles[: OVER if day < today else TO_COME]
    pieces = [piece_of(article, address) for article in shown]
    rest = len(articles) - len(shown)
    is_other = day.month != month.month
    place = Period(day.year, day.month, day.day)
    return Day(place, pieces, rest, is_other, day == today, day < today)


def piece_of(article: Article, address: Callable[[Article], str]) -> Piece:
    at = timezone.localtime(article.published_at)
    return Piece(at, article.title, address(article), state_of(article))


def neighbour(month: Period, step: int) -> Step:
    year, months = divmod(month.year * 12 + month.month - 1 + step, 12)
    return Step(f"{year}-{months + 1:02}", month_title(year, months + 1))
