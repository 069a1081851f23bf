"""Parts of an export in the form in which the steps of a move take them."""

from collections.abc import Iterator

from legacy.dump import Row
from legacy.models import Kind
from legacy.moving import memory
from legacy.moving.around import Around as Tables
from legacy.moving.order import Order
from legacy.moving.report import Report
from legacy.wordpress import rows
from legacy.wordpress.entries import Entry
from legacy.wordpress.reading import Export
from legacy.wordpress.shortcodes import Shortcodes
from legacy.wordpress.surveying import GONE, PIECE, Around
from legacy.wordpress.texts import html_of


def entries(export: Export) -> Iterator[Entry]:
    """The pieces, each once."""
    seen: set[int] = set()
    for element in export.elements():
        if element.name != "item":
            continue
        entry = Entry(element)
        if entry.kind == PIECE and entry.status not in GONE and entry.pk not in seen:
            seen.add(entry.pk)
            yield entry


class Comments:
    """The comments of an export as if they were a table."""

    def __init__(self, export: Export, order: Order, report: Report) -> None:
        self.export, self.order, self.report = export, order, report
        self.articles = memory.news(Kind.ARTICLE)
        self.is_told = False

    @property
    def progress(self) -> float:
        return self.export.progress

    def rows(self, *_tables: str) -> Iterator[tuple[str, Row]]:
        # They are asked for twice: what stays behind is told once.
        report, self.is_told = Report() if self.is_told else self.report, True
        for entry in entries(self.export):
            article = self.articles.get(self.order.key(entry.pk), 0)
            for row in rows.comments(entry, article, self.order.zone, report):
                yield "comments", row
        # Answers are asked for once more, and what stays behind is told of once.
        self.report = Report()


def pages_of(around: Around, paths: dict[str, int], order: Order) -> Tables:
    found, words = Tables(), {pk: path for path, pk in paths.items()}
    for page in around.pages:
        html = html_of(page.text, Shortcodes(page.pk, around.files, {}))
        found.pages.append(rows.page(page, words.get(page.pk, ""), html, order.sign))
    return found


def paths_of(pages: list[Entry]) -> dict[str, int]:
    """The ids of pages there, by their paths."""
    named = {page.pk: page for page in pages}
    return {path: page.pk for page in pages if (path := path_of(page, named))}


def path_of(page: Entry, named: dict[int, Entry]) -> str:
    """«biz-turaly/redaksia»: a page's word with those of the pages above it."""
    words, seen = [page.name], {page.pk}
    while (above := named.get(page.parent)) and above.pk not in seen:
        words.insert(0, above.name)
        seen.add(above.pk)
        page = above
    return "/".join(filter(None, words))
