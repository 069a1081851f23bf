"""The newest hits and their ranks, asked for in the way that is quick for few and for many.

PostgreSQL's planner does not know that looking into a stored entry costs hundreds of times what
looking at a number does. So it is led: by the index of words where it pays, else along the
articles, newest first, until enough are found. (Measured on 60,000 articles, without and with the
lead: a word of 10,000 articles 170 and 20 ms, one of all articles 530 and 16 ms.)
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from news import databases
from news.models import Article
from news.queries import ArticleQuerySet
from news.search import marks
from news.search.question import Question
from news.tallies import Listing, midnight, of_sections

MOST = 1000
# A phrase is looked for in the newest articles that hold its words: their places stand in the
# entries only, not in the index.
MOST_FOR_PHRASES = 2000
NARROWED = 100  # hits that are ranked by all words, not by those of their headings
# The share of the articles from which on the way along them is the shorter one: it costs
# 1,000 × 8 µs ÷ the share.
DENSE = 0.3

SPARE = 1.5  # times as many articles are looked at as are expected to be needed

EXPECTED = "EXPLAIN (FORMAT JSON) SELECT FROM news_searchentry WHERE words @@ %s::tsquery"
ALL = "SELECT reltuples FROM pg_class WHERE oid = 'news_searchentry'::regclass"
PHRASED = """
SELECT pk FROM unnest(%(pks)s::bigint[]) WITH ORDINALITY AS hit (pk, place)
WHERE EXISTS (SELECT FROM news_searchentry
              WHERE article_id = pk AND words @@ %(tsquery)s::tsquery OFFSET 0)
ORDER BY place
"""
HEADINGS = """
SELECT article_id, ts_rank(heading, %(tsquery)s::tsquery) FROM news_searchentry
WHERE article_id = ANY(%(pks)s)
"""


def newest(articles: ArticleQuerySet, question: Question) -> list[int]:
    """Keys of those of the articles that hold what was asked for, newest first, MOST + 1 at most.

    A phrase that is much rarer than its words may have older places that are not seen.
    """
    many = MOST_FOR_PHRASES if question.has_phrases else MOST + 1
    pks: list[int] = []
    for part in ways(articles, question.any_order, many):
        pks = list(part.newest_first().values_list("pk", flat=True)[:many])
        if len(pks) == many:
            break
    if pks and question.has_phrases:
        return column(PHRASED, pks=pks, tsquery=question.tsquery)[: MOST + 1]
    return pks


def ways(articles: ArticleQuerySet, tsquery: str, many: int) -> Iterator[ArticleQuerySet]:
    """Where to look, until so many are found: first where the newest of them are expected."""
    plan, entries = expected(tsquery)
    if are_dense(plan, entries):
        yield articles.matching_on_the_way(tsquery)
        return
    if plan["Plan Rows"] > 2 * many:
        start = newest_part(many * entries / plan["Plan Rows"])
        newest = articles.filter(published_at__gte=start)
        yield newest.matching(marks.since(start, tsquery))
    yield articles.matching(tsquery)


def holding(articles: ArticleQuerySet, tsquery: str) -> ArticleQuerySet:
    if is_dense(tsquery):
        return articles.matching_on_the_way(tsquery)
    return articles.matching(tsquery)


def is_dense(tsquery: str) -> bool:
    return are_dense(*expected(tsquery))


def are_dense(plan: dict[str, Any], entries: float) -> bool:
    """Whether so many articles are expected to hold it that they are met at every step.

    And whether the planner would look into every entry, which is never the quickest.
    """
    is_common = entries > 0 and plan["Plan Rows"] / entries > DENSE
    return is_common or plan["Node Type"] == "Seq Scan"


def newest_part(reach: float) -> datetime:
    """Since when so many articles were published, with some to spare."""
    month = timezone.localdate()
    for month, count in Listing(of_sections()).counts().items():  # noqa: B007
        reach -= count / SPARE
        if reach < 0:
            break
    return midnight(month)


def expected(tsquery: str) -> tuple[dict[str, Any], float]:
    """The planner's way to all hits, and the number of entries when they were last counted."""
    with databases.reading().cursor() as cursor:
        cursor.execute(EXPECTED, [tsquery])
        plan = cursor.fetchone()[0]
        cursor.execute(ALL)
        entries = cursor.fetchone()[0]
    return (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"], entries


def ranked(pks: list[int], question: Question) -> list[int]:
    """The keys, the best answer first; of equals the one that stood before.

    Of many by their headings, and only the best of these by all words: those lie outside of the
    row, and reading 1,000 of them takes 12 ms.
    """
    if len(pks) > NARROWED:
        pks = by_headings(pks, question)
    best = Article.objects.among(pks[:NARROWED]).best_first(question.tsquery)
    return [*best.values_list("pk", flat=True), *pks[NARROWED:]]


def by_headings(pks: list[int], question: Question) -> list[int]:
    with databases.reading().cursor() as cursor:
        cursor.execute(HEADINGS, {"pks": pks, "tsquery": question.tsquery})
        worth = dict(cursor.fetchall())
    return sorted(pks, key=lambda pk: worth.get(pk, 0), reverse=True)


def column(sql: str, **facts: Any) -> list[int]:
    with databases.reading().cursor() as cursor:
        cursor.execute(sql, facts)
        return [pk for (pk,) in cursor.fetchall()]
