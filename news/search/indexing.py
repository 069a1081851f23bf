"""Keeping entries in line with their articles.

Whoever writes leaves a task behind (migration 0003) for `manage.py reindex_search`. The desk's
saves write their entries at once, too, so that they are found; their new words wait. An entry is
locked before its article is read, and tasks go only together with what was read after they were
there: no change is lost, and who finds an entry locked leaves it, with its task, to the other.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction

import kazakh
from news.models import Article, SearchTask
from news.queries import ArticleQuerySet
from news.search.marks import mark
from news.search.sketch import sketch_of, title_key
from news.search.vector import Vector, vector_of
from news.search.vocabulary import learn

BATCH = 100

# Articles without an entry cannot be: a task for one is a task for an article that is gone.
TASKS = """
SELECT article_id FROM news_searchentry
WHERE article_id IN (SELECT article_id FROM news_searchtask ORDER BY id LIMIT %(many)s)
LIMIT %(batch)s FOR UPDATE SKIP LOCKED
"""
# Newest first, since readers look for new articles more than for old ones.
OUTDATED = """
SELECT article_id FROM news_searchentry
WHERE (language <> %(language)s OR sketch IS NULL) AND article_id < %(below)s
ORDER BY article_id DESC LIMIT %(batch)s FOR UPDATE SKIP LOCKED
"""
CERTAIN = "SELECT article_id FROM news_searchentry WHERE article_id = ANY(%(pks)s) " + (
    "ORDER BY article_id FOR UPDATE SKIP LOCKED"
)
# What is right already costs the index nothing.
WRITE = """
UPDATE news_searchentry AS entry
SET words = made.words, heading = made.heading, language = %(language)s,
    title_key = made.title_key, sketch = made.sketch::integer[]
FROM unnest(%(pks)s::bigint[], %(words)s::tsvector[], %(headings)s::tsvector[],
            %(title_keys)s::text[], %(sketches)s::text[])
  AS made (pk, words, heading, title_key, sketch)
WHERE article_id = made.pk
  AND (entry.words, entry.language, entry.title_key, entry.sketch)
    IS DISTINCT FROM (made.words, %(language)s, made.title_key, made.sketch::integer[])
"""
ORPHANS = """
DELETE FROM news_searchtask AS task
WHERE NOT EXISTS (SELECT FROM news_searchentry AS entry WHERE entry.article_id = task.article_id)
"""


@transaction.atomic
def renew(*pks: int) -> list[int]:
    """Make the entries of these articles anew; the keys of those that nobody else has locked.

    Their tasks stay: new words are learnt by work_off alone. Two people who save the same new
    words in another order would wait for each other.
    """
    return list(write(locked(CERTAIN, pks=list(pks))))


def work_off(progress: Callable[[int], None] = lambda done: None) -> int:
    """Make all entries anew that wait for it, a batch a transaction, and tell how many.

    Broken off at any place, the next call goes on; several at once share the work.

    :param progress: called after each batch with the number of entries made so far.
    """
    run(ORPHANS)
    done = 0
    for batch in batches():
        done += len(batch)
        progress(done)
    return done


def batches() -> Iterable[list[int]]:
    """Changed articles first, then those of an older language, each batch done when given."""
    while batch := next_batch(TASKS, many=4 * BATCH):
        yield batch
    below = 2**62
    while batch := next_batch(OUTDATED, language=kazakh.SEARCH_VERSION, below=below):
        below = min(batch)
        yield batch


@transaction.atomic
def next_batch(which: str, **facts: int) -> list[int]:
    return rewrite(locked(which, batch=BATCH, **facts))


def locked(which: str, **facts: int | list[int]) -> list[int]:
    """Keys of entries, ours until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(which, facts)
        return [pk for (pk,) in cursor.fetchall()]


def rewrite(pks: list[int]) -> list[int]:
    """Take the tasks of locked entries, then read their articles, then write the entries."""
    SearchTask.objects.filter(article__in=pks).delete()
    learn(write(pks).values())
    return pks


def write(pks: list[int]) -> dict[int, Vector]:
    articles = list(whole(pks))
    vectors = {article.pk: vector_of(article) for article in articles}
    run(
        WRITE,
        language=kazakh.SEARCH_VERSION,
        pks=list(vectors),
        words=[f"{vector} {mark(pk)}" for pk, vector in vectors.items()],
        headings=[vector.heading for vector in vectors.values()],
        title_keys=[title_key(article.title) for article in articles],
        sketches=[array(sketch_of(article)) for article in articles],
    )
    return vectors


def array(numbers: list[int]) -> str:
    """As PostgreSQL writes it: arrays of several lengths cannot stand in one array."""
    return f"{{{','.join(map(str, numbers))}}}"


def whole(pks: list[int]) -> ArticleQuerySet:
    articles = Article.objects.filter(pk__in=pks).select_related("rubric")
    return articles.prefetch_related("rubrics", "tags", "bylines__person")


def run(sql: str, **facts: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
