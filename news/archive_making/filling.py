"""Filling an empty database by COPY, in several processes.

Rows go into the tables in the order in which triggers have least to do: what stands around an
article and its search entry come before it, in the same transaction. What triggers would leave
stands there in the end, the listings and tallies by the triggers themselves; no task of search is
left, since the entries say already what `reindex_search` would make of the articles.
"""

import io
import multiprocessing
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any

from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.utils import timezone

from news.archive_making.reading import write_views
from news.archive_making.stock import SENTENCES, Stock
from news.archive_making.surroundings import surroundings
from news.archive_making.writing import Order, Surroundings, Writer, Written
from news.models import Article, SearchWord

CHUNK = 2000
PROCESSES = 2
# Of fewer articles a second process and indexes made at the end are not worth their while.
MANY = 20_000
COLUMNS = {
    "news_article_tags": "article_id, tag_id",
    "news_article_rubrics": "article_id, rubric_id",
    "news_byline": 'article_id, person_id, role, text, "order"',
    "news_searchentry": "article_id, words, heading, language, title_key, sketch",
    "news_article": "id, section, rubric_id, title, lead, body, source_name, source_url, slug, "
    "status, published_at, unpublish_at, label, comments_open, created, changed, version",
}
LATE = """
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = current_schema AND indexdef LIKE '% USING gin %'
  AND tablename IN ('news_article', 'news_searchentry')
"""
MARKED = ("news_byline", "news_article_tags", "news_article_rubrics")
Progress = Callable[[int], None]


class NotEmpty(Exception):
    """The database has articles, which a made-up archive must not be mixed with."""


def fill(size: int, *, seed: int, progress: Progress = lambda done: None) -> None:
    """Write so many articles with all that belongs to them.

    :raises NotEmpty: there are articles already; nothing was written.
    """
    if Article.objects.exists():
        raise NotEmpty
    order = Order(size, seed, timezone.now())
    with transaction.atomic():
        around = surroundings(stock_of(order), random.Random(seed))
    with triggers_of_search_off(), indexes_made_late(size):
        counted = write_articles(order, around, progress)
    with transaction.atomic():
        write_views(order)
        write_words(stock_of(order), counted)
    settle()


@lru_cache(maxsize=1)
def stock_of(order: Order) -> Stock:
    return Stock(order.seed, min(SENTENCES, 4 * order.size))


def write_articles(order: Order, around: Surroundings, progress: Progress) -> Counter[str]:
    """In how many articles each key stands."""
    numbers = range(1, order.size + 1)
    chunks = [numbers[start : start + CHUNK] for start in range(0, order.size, CHUNK)]
    work = partial(write_chunk, order, around)
    counted: Counter[str] = Counter()
    done = 0
    for keys, chunk in zip(worked(work, chunks, order), chunks, strict=True):
        counted.update(keys)
        done += len(chunk)
        progress(done)
    return counted


def worked(work: Callable, chunks: list[range], order: Order) -> Iterable[dict[str, int]]:
    if order.size < MANY:
        yield from map(work, chunks)
        return
    # What the other processes would learn word by word, they inherit.
    stock_of(order).learn()
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        yield from pool.imap(work, chunks)


def write_chunk(order: Order, around: Surroundings, numbers: range) -> dict[str, int]:
    """Write these articles; in how many of them each key stands."""
    writer = Writer(stock_of(order), around, order)
    written = [writer.write(number) for number in numbers]
    with transaction.atomic():
        for table, rows in tables_of(written).items():
            copy(table, rows)
    return Counter(key for one in written for key in one.keys)


def tables_of(written: list[Written]) -> dict[str, list[tuple]]:
    """The rows of each table, in the order in which they are written."""
    return {
        "news_article_tags": [row for one in written for row in one.tags],
        "news_article_rubrics": [row for one in written for row in one.rubrics],
        "news_byline": [row for one in written for row in one.bylines],
        "news_searchentry": [one.entry for one in written],
        "news_article": [one.article for one in written],
    }


def copy(table: str, rows: Iterable[tuple]) -> None:
    lines = "".join("\t".join(map(shown, row)) + "\n" for row in rows)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({COLUMNS[table]}) FROM STDIN", io.StringIO(lines))


def shown(value: Any) -> str:
    """As COPY reads it; no text here holds a tab, an end of line or a backslash."""
    return r"\N" if value is None else str(value)


@contextmanager
def triggers_of_search_off() -> Iterator[None]:
    """Each of millions of rows would leave a task, for an entry that is right already."""
    set_triggers("DISABLE")
    try:
        yield
    finally:
        set_triggers("ENABLE")


def set_triggers(word: str) -> None:
    for table in MARKED:
        run(f"ALTER TABLE {table} {word} TRIGGER search_related")


@contextmanager
def indexes_made_late(size: int) -> Iterator[None]:
    """Those of words are made in a third of the time when all words are there."""
    late = found() if size >= MANY else []
    for name, _ in late:
        run(f"DROP INDEX {name}")
    try:
        yield
    finally:
        if late:
            run("SET maintenance_work_mem = '1GB'")
        for _, definition in late:
            run(definition)


def found() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(LATE)
        return cursor.fetchall()


def write_words(stock: Stock, counted: Counter[str]) -> None:
    """The words that articles hold, each with its plainest spelling and their number."""
    words = [
        SearchWord(key=key, shown=stock.spellings.get(key, key), articles=articles)
        for quoted, articles in counted.items()
        if (key := quoted.strip("'"))
    ]
    SearchWord.objects.bulk_create(words, batch_size=5000)


def settle() -> None:
    """Numbers go on behind those that were given, and the planner knows what is there."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), [Article]):
            cursor.execute(sql)
    if not connection.in_atomic_block:
        run("VACUUM ANALYZE")


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
