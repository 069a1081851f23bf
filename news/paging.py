"""Pages of a list, with the neighbours that a reader can go to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404

from news.models import Article
from news.queries import ArticleQuerySet

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
    articles: ArticleQuerySet,
    number: int,
    address: Callable[[int], str],
    *,
    count: int | None = None,
    first: int = PAGE_SIZE,
) -> Page:
    """Page `number` of the articles, newest first, or 404; an empty list has its first page.

    :param count: how many articles there are, where that is known already.
    :param first: how many of them stand on the first page, where that is another number.
    """
    count = articles.count() if count is None else count
    start, end, last = window(count, number, first)
    # Only keys are skipped over on the way to a deep page, not whole cards.
    keys = articles.newest_first().values("pk")[start:end]
    cards = Article.objects.filter(pk__in=keys).for_cards().newest_first()
    return Page(list(cards), number, last, count, address)


def window(count: int, number: int, first: int = PAGE_SIZE) -> tuple[int, int, int]:
    """Where page `number` begins and ends among so many, and the last page's number; or 404."""
    last = 1 + max(0, -(-(count - first) // PAGE_SIZE))
    if not 1 <= number <= last:
        raise Http404(f"page {number} of {last}")
    start = first + (number - 2) * PAGE_SIZE if number > 1 else 0
    return start, start + (PAGE_SIZE if number > 1 else first), last
