"""Pages of a list, with the neighbours that a reader can go to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from news.addresses import Stream
from news.models import Article
from news.tallies import Listing

PAGE_SIZE = 20


@dataclass(frozen=True)
class Page:
    items: Sequence
    number: int
    last: int
    count: int
    address: Callable[[int], str]

    def __iter__(self):
        return iter(self.items)

    @property
    def more(self) -> str | None:
        """What follows the last article here, whatever comes above it meanwhile."""
        if isinstance(self.address, Stream) and self.number < self.last:
            return self.address.after(self.items[-1].pk)
        return None

    @property
    def previous(self) -> str | None:
        return self.address(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.address(self.number + 1) if self.number < self.last else None

    @property
    def links(self) -> Iterable[tuple[int, str | None]]:
        """First, last and the pages around this one; no address where pages are left out."""
        near = range(self.number - 1, self.number + 2)
        shown = sorted({1, *(number for number in near if 1 <= number <= self.last), self.last})
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before > 1:
                yield 0, None
            yield number, self.address(number)


def page_of(
    listing: Listing,
    number: int,
    address: Callable[[int], str],
    *,
    counts: Mapping[date, int] | None = None,
    first: int = PAGE_SIZE,
) -> Page:
    """Page `number` of the listing, newest first, or 404; an empty list has its first page.

    :param counts: how many articles its months or days have, where that is known already.
    :param first: how many of them stand on the first page, where that is another number.
    """
    counts = listing.counts() if counts is None else counts
    count = sum(counts.values())
    start, end, last = window(count, number, first)
    keys = listing.keys(counts, start, end - start)
    cards = Article.objects.filter(pk__in=keys).for_cards().newest_first()
    return Page(list(cards), number, last, count, address)


@dataclass(frozen=True)
class Further:
    """What follows an article in a list, however many came above it meanwhile."""

    items: Sequence[Article]
    more: str | None
    number: int = 0

    def __iter__(self):
        return iter(self.items)


def stream_of(
    listing: Listing, address: Stream, page: int, after: int, *, first: int = PAGE_SIZE
) -> "Page | Further":
    """A page of it by its number, or what follows an article; or 404."""
    return (
        further(listing, after, address) if after else page_of(listing, page, address, first=first)
    )


def further(listing: Listing, after: int, address: Stream) -> Further:
    """The next after that article, of which only its time matters; or 404."""
    last = get_object_or_404(Article.objects.exclude(published_at=None), pk=after)
    keys = listing.keys_below(last, PAGE_SIZE + 1)
    cards = list(Article.objects.filter(pk__in=keys).for_cards().newest_first())
    items = cards[:PAGE_SIZE]
    return Further(items, address.after(items[-1].pk) if len(cards) > PAGE_SIZE else None)


def window(count: int, number: int, first: int = PAGE_SIZE) -> tuple[int, int, int]:
    """Where page `number` begins and ends among so many, and the last page's number; or 404."""
    last = 1 + max(0, -(-(count - first) // PAGE_SIZE))
    if not 1 <= number <= last:
        raise Http404(f"page {number} of {last}")
    start = first + (number - 2) * PAGE_SIZE if number > 1 else 0
    return start, start + (PAGE_SIZE if number > 1 else first), last
