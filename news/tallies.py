"""Listings as long as an archive: how many articles stand in them, and where a page begins.

Nothing here takes longer the more articles there are. A page is found by the numbers of months,
then of the days of one month; only a day's articles are passed by one by one. The numbers are of
all that is published (migration 0011 keeps them); what is due later, or has left by its time, is
looked at by itself and taken off.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models.expressions import RawSQL
from django.utils import timezone

from news import databases
from news.models import Article, Person, Rubric, Tag
from news.models.article import Section
from news.queries import NO_LONGER, NOT_YET, SEEN

# An article of several of the places is that of its first.
HERE = "place = ANY(%(places)s::text[]) AND NOT before && %(places)s::text[]"
WITHIN = "day >= %(first)s::date AND day < %(next)s::date"
COUNTS = f"""
SELECT day, sum(count)::bigint FROM (
    SELECT day, count FROM news_tally WHERE unit = %(unit)s AND {HERE} AND {WITHIN}
    UNION ALL
    SELECT date_trunc(%(unit)s, day::timestamp)::date, -1 FROM news_listed
    WHERE {HERE} AND {WITHIN} AND {NOT_YET}
    UNION ALL
    SELECT date_trunc(%(unit)s, day::timestamp)::date, -1 FROM news_listed
    WHERE {HERE} AND {WITHIN} AND {NO_LONGER}
) AS shares GROUP BY day HAVING sum(count) <> 0 ORDER BY day DESC
"""
# The newest of each place, and of these the newest: no place is read further than that.
NEWEST = f"""
SELECT article_id FROM unnest(%(places)s::text[]) AS asked (asked) CROSS JOIN LATERAL (
    SELECT article_id, published_at FROM news_listed
    WHERE place = asked AND NOT before && %(places)s::text[]
      AND published_at >= coalesce(%(start)s::timestamptz, '-infinity')
      AND published_at < coalesce(%(end)s::timestamptz, 'infinity')
      AND (published_at, article_id) < (coalesce(%(below)s::timestamptz, 'infinity'), %(key)s)
      AND {SEEN}
    ORDER BY published_at DESC, article_id DESC LIMIT %(skipped)s + %(most)s
) AS newest ORDER BY published_at DESC, article_id DESC OFFSET %(skipped)s LIMIT %(most)s
"""
# A place each: twice the same article is once too often for one owner only.
EACH = f"""
SELECT owner, article_id
FROM unnest(%(owners)s::bigint[], %(places)s::text[]) AS asked (owner, asked)
CROSS JOIN LATERAL (
    SELECT article_id, published_at FROM news_listed WHERE place = asked AND {SEEN}
    ORDER BY published_at DESC, article_id DESC LIMIT %(most)s
) AS newest ORDER BY published_at DESC, article_id DESC
"""


def of_sections(*sections: str) -> list[str]:
    """The places of these sections, of all where none is named."""
    return [str(section) for section in sections or Section.values]


def of_rubrics(rubrics: Iterable[Rubric]) -> list[str]:
    return [f"r{rubric.pk}" for rubric in rubrics]


def of_tag(tag: Tag) -> list[str]:
    return [f"t{tag.pk}"]


def of_person(person: Person) -> list[str]:
    """All that somebody signed, in whatever role."""
    return [f"p{person.pk}"]


def midnight(day: date) -> datetime:
    """When a day of the newsroom's calendar begins."""
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_default_timezone())


@dataclass(frozen=True)
class Listing:
    """What readers see in some places, newest first: ever, or from `first` up to, not at, `next`.

    Tags have no other spans than months: of one of them even a month is short.
    """

    places: list[str]
    first: date | None = None
    next: date | None = None
    at: datetime = field(default_factory=timezone.now)

    @property
    def unit(self) -> str:
        """In which spans it is counted first."""
        if self.first and self.next and self.next - self.first <= timedelta(days=31):
            return "day"
        return "month"

    @property
    def has_days(self) -> bool:
        return not any(place.startswith("t") for place in self.places)

    def counts(self) -> dict[date, int]:
        """How many there are in each month (or day) that has some, by its first day."""
        return dict(rows(COUNTS, **self.facts, unit=self.unit))

    def keys(self, counts: Mapping[date, int], skipped: int, most: int) -> RawSQL:
        """A condition's right side: the keys of `most` of them, after so many.

        :param counts: what `counts` told of this listing.
        """
        part, left = self.part_at(counts, skipped)
        facts = part.facts | {"start": moment(self.first), "end": moment(part.next)}
        facts |= {"skipped": left, "most": most, "below": None, "key": 0}
        return RawSQL(*positional(NEWEST, facts))

    def keys_below(self, article: Article, most: int) -> RawSQL:
        """As `keys`: those of the next that are older than this one, wherever it stands."""
        facts = self.facts | {"start": moment(self.first), "end": moment(self.next)}
        facts |= {"skipped": 0, "most": most, "below": article.published_at, "key": article.pk}
        return RawSQL(*positional(NEWEST, facts))

    def part_at(self, counts: Mapping[date, int], skipped: int) -> tuple["Listing", int]:
        """The month or day in which the next one stands, and how many are to be skipped there."""
        if not (skipped and counts):
            return self, 0
        first, left = span_at(counts, skipped)
        part = replace(self, first=first, next=following(first, self.unit))
        if left and self.unit == "month" and self.has_days:
            return part.part_at(part.counts(), left)
        return part, left

    @property
    def facts(self) -> dict[str, Any]:
        first, end = self.first or "-infinity", self.next or "infinity"
        return {"places": self.places, "at": self.at, "first": first, "next": end}


def newest_of_each(places: Mapping[int, list[str]], most: int) -> dict[int, list[int]]:
    """For each owner of places the keys of what readers see there, newest first; one query."""
    asked = [(owner, place) for owner, several in places.items() for place in several]
    owners, names = [owner for owner, _ in asked], [place for _, place in asked]
    found = rows(EACH, owners=owners, places=names, at=timezone.now(), most=most)
    keys: dict[int, dict[int, None]] = {owner: {} for owner in places}
    for owner, key in found:
        keys[owner][key] = None
    return {owner: list(different)[:most] for owner, different in keys.items()}


def span_at(counts: Mapping[date, int], skipped: int) -> tuple[date, int]:
    """The first day of the span in which so many are skipped, and how many of them there."""
    spans = sorted(counts.items(), reverse=True)
    for first, count in spans[:-1]:
        if skipped < count:
            return first, skipped
        skipped -= count
    return spans[-1][0], skipped


def following(first: date, unit: str) -> date:
    return first + timedelta(days=1) if unit == "day" else next_month(first)


def next_month(first: date) -> date:
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1)


def moment(day: date | None) -> datetime | None:
    return midnight(day) if day else None


def positional(sql: str, facts: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The same question without names, as a part of Django's own needs it."""
    names = re.findall(r"%\((\w+)\)s", sql)
    return re.sub(r"%\(\w+\)s", "%s", sql), [facts[name] for name in names]


def rows(sql: str, **facts: Any) -> list[tuple[Any, ...]]:
    with databases.reading().cursor() as cursor:
        cursor.execute(sql, facts)
        return cursor.fetchall()
