"""A database of the measurement's own, filled in bulk, indexed as a site is."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import connection

from bench.search.writing import Written
from kazakh import slugify
from news import body
from news.models import Article
from news.search import indexing, vocabulary

BATCH = 1000
PEERS = """
CREATE TABLE bench_peer (pk bigint PRIMARY KEY, title text, lead text, body text);
"""
PEERS_READY = """
ALTER TABLE bench_peer
    ADD whole text GENERATED ALWAYS AS (title || ' ' || lead || ' ' || body) STORED,
    ADD words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A') ||
        setweight(to_tsvector('simple', lead), 'B') ||
        setweight(to_tsvector('simple', body), 'C')) STORED;
"""


@contextmanager
def fresh_database() -> Iterator[None]:
    """The tables of a site without an article; one that a stopped run left behind is dropped."""
    wanted = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(wanted, verbosity=0)


def load(articles: Iterable[Written]) -> dict[int, str]:
    """Write the articles; the concept of each key."""
    about: dict[int, str] = {}
    left = iter(articles)
    while some := list(islice(left, BATCH)):
        rows = Article.objects.bulk_create(map(row, some))
        about |= {made.pk: one.concept for made, one in zip(rows, some, strict=True)}
    return about


def row(one: Written) -> Article:
    return Article(
        title=one.title,
        lead=one.lead,
        body=one.body,
        slug=slugify(one.title),
        status="published",
        published_at=one.published,
    )


def load_peers() -> None:
    """The same title, lead and text, without markup, for what PostgreSQL brings along."""
    run(PEERS)
    with connection.cursor() as cursor:
        for one in Article.objects.published().iterator(BATCH):
            facts = [one.pk, one.title, one.lead, body.plain(one.body)]
            cursor.execute("INSERT INTO bench_peer VALUES (%s, %s, %s, %s)", facts)
    run(PEERS_READY)


def index() -> tuple[float, float]:
    """Index all and count the words, as reindex_search does: the seconds that each took."""
    start = time.perf_counter()
    indexing.work_off()
    between = time.perf_counter()
    vocabulary.count()
    counted = time.perf_counter()
    # Autovacuum would come by within minutes.
    run("VACUUM ANALYZE")
    return between - start, counted - between


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
