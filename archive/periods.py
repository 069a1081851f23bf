"""Years, months and days of the newsroom's calendar, as half-open ranges of time.

The zone changed its offset on 21 December 2018: a day's bounds are asked of the zone, never
computed from another day's.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from kazakh import MONTHS, long_date, month_title
from news.tallies import midnight


@dataclass(frozen=True)
class Period:
    """A year, a month of it, or a day; `month` and `day` are 0 where they do not matter."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def next_first(self) -> date:
        """The day after the period's last one."""
        if self.day:
            return self.first + timedelta(days=1)
        months = self.year * 12 + (self.month if self.month else 12)
        return date(months // 12, months % 12 + 1, 1)

    @property
    def start(self) -> datetime:
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        return midnight(self.next_first)

    @property
    def name(self) -> str:
        return "day" if self.day else "month" if self.month else "year"

    @property
    def parts(self) -> dict[str, int]:
        """What stands in its address: year, month and day as far as they matter."""
        facts = {"year": self.year, "month": self.month, "day": self.day}
        return {name: value for name, value in facts.items() if value}

    @property
    def above(self) -> list["Period"]:
        """The periods that hold this one, the year first."""
        year = [Period(self.year)] if self.month else []
        return [*year, Period(self.year, self.month)] if self.day else year

    @property
    def month_name(self) -> str:
        return MONTHS[self.month - 1].capitalize()

    def get_absolute_url(self) -> str:
        return reverse(f"archive:{self.name}", kwargs=self.parts)

    def __str__(self) -> str:
        if self.day:
            return long_date(self.first)
        return month_title(self.year, self.month) if self.month else str(self.year)


def period(year: int, month: int = 0, day: int = 0) -> Period:
    """The period of an address, or 404 where no calendar has it."""
    found = Period(year, month, day)
    try:
        if not 1900 <= found.first.year < 9000:
            raise ValueError(f"{year} is no year of a newspaper")
    except (ValueError, OverflowError) as reason:
        raise Http404(str(reason)) from reason
    return found


def month_of(moment: datetime) -> Period:
    """The month of the newsroom's calendar in which that moment lies."""
    local = timezone.localtime(moment)
    return Period(local.year, local.month)


def year_of(moment: datetime) -> Period:
    return Period(timezone.localtime(moment).year)
