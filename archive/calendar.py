"""The month calendar: which days have articles, and the nearest months that have some."""

from calendar import Calendar as WeekCalendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.http import Http404
from django.utils import timezone

from archive.periods import Period, month_of, year_of
from news.models import Article
from news.tallies import Listing, of_sections

MONDAY = 0


class Cell(NamedTuple):
    period: Period
    count: int  # type: ignore[assignment]


@dataclass(frozen=True)
class Calendar:
    """A period with the number of articles in each of its parts, and the nearest that have some."""

    period: Period
    counts: Mapping[date, int]
    previous: Period | None
    next: Period | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def weeks(self) -> list[list[Cell | None]]:
        """A month's days in rows of seven from Monday; None where a day is another month's."""
        year, month = self.period.year, self.period.month
        weeks = WeekCalendar(MONDAY).monthdatescalendar(year, month)
        days = [[Period(day.year, day.month, day.day) for day in week] for week in weeks]
        return [[self.cell(day) if day.month == month else None for day in week] for week in days]

    @property
    def months(self) -> list[Cell]:
        """A year's twelve months."""
        return [self.cell(Period(self.period.year, month)) for month in range(1, 13)]

    def cell(self, part: Period) -> Cell:
        return Cell(part, self.counts.get(part.first, 0))

    def refuse_outside(self) -> None:
        """404 before the first and after the last article: no crawler walks on for ever.

        Today's month and year are there all the same: a new newsroom links to them.
        """
        is_inside = self.counts or (self.previous and self.next)
        is_now = self.period.first <= timezone.localdate() < self.period.next_first
        if not (is_inside or is_now):
            raise Http404("outside the archive")


def read_month(month: Period) -> Calendar:
    """A month with the articles of its days; two queries."""
    return Calendar(month, listing_of(month).counts(), *neighbours(month, month_of))


def read_year(year: Period) -> Calendar:
    """A year with the articles of its months; two queries."""
    return Calendar(year, listing_of(year).counts(), *neighbours(year, year_of))


def listing_of(period: Period) -> Listing:
    return Listing(of_sections(), period.first, period.next_first)


def neighbours(
    period: Period, unit: Callable[[datetime], Period]
) -> tuple[Period | None, Period | None]:
    """The nearest periods before and after this one that have articles; one query."""
    articles = Article.objects.published().values_list("published_at", flat=True)
    before = articles.filter(published_at__lt=period.start).order_by("-published_at")[:1]
    after = articles.filter(published_at__gte=period.end).order_by("published_at")[:1]
    times = list(before.union(after, all=True))
    earlier = [unit(moment) for moment in times if moment < period.start]
    later = [unit(moment) for moment in times if moment >= period.end]
    return next(iter(earlier), None), next(iter(later), None)
