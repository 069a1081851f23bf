"""What is compared: each system gives the keys of the first ten articles for a question."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from news.models import Article
from news.search.finding import find
from news.search.question import ask

FIRST = 10
System = Callable[[str], list[int]]


def ours(text: str) -> list[int]:
    """The page that a reader gets, with all that was put right or came near."""
    found = find(ask(text), Article.objects.published())
    return [card.pk for card in (*found.hits.page(1, best=True), *found.further)][:FIRST]


@dataclass(frozen=True)
class Sql:
    """A peer in SQL: articles worth more than nothing, the best first, then the newest.

    :param least: what an article must be worth to be shown.
    """

    worth: str
    least: float = 0

    def __call__(self, text: str) -> list[int]:
        return [pk for pk, worth in weighed(self.worth, text) if worth >= self.least]


@lru_cache(maxsize=10_000)
def weighed(worth: str, text: str) -> list[tuple[int, float]]:
    """The first ten and their worth, asked for once however many limits are tried."""
    with connection.cursor() as cursor:
        cursor.execute(ORDERED.replace("WORTH", worth), {"asked": text, "first": FIRST})
        return cursor.fetchall()


ORDERED = """
WITH asked AS MATERIALIZED (
    SELECT websearch_to_tsquery('simple', %(asked)s) AS all_words,
           replace(plainto_tsquery('simple', %(asked)s)::text, '&', '|')::tsquery AS any_word,
           string_to_array(%(asked)s, ' ') AS parts
), weighed AS (
    SELECT bench_peer.pk, WORTH AS worth FROM bench_peer, asked
)
SELECT pk, worth FROM weighed JOIN news_article ON id = pk WHERE worth > 0
ORDER BY worth DESC, published_at DESC, pk DESC LIMIT %(first)s
"""
ALL = "CASE WHEN words @@ all_words THEN ts_rank(words, all_words) ELSE 0 END"
ANY = "CASE WHEN words @@ any_word THEN ts_rank(words, any_word) ELSE 0 END"
# Articles with all words before those with some of them.
ALL_THEN_ANY = f"CASE WHEN words @@ all_words THEN 1 ELSE 0 END + ({ALL}) + ({ANY}) / 1000"
WHOLE = "word_similarity(%(asked)s, whole)"
STRICT = "strict_word_similarity(%(asked)s, whole)"
BY_WORD = "(SELECT avg(word_similarity(word, whole)) FROM unnest(parts) AS word)"
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)


def all_else_any(text: str) -> list[int]:
    return Sql(ALL)(text) or Sql(ANY)(text)


SIMPLE: dict[str, System] = {
    "simple, all words": Sql(ALL),
    "simple, all words, else any": all_else_any,
    "simple, all words, then any": Sql(ALL_THEN_ANY),
    "simple, any word": Sql(ANY),
}
TRIGRAMS: dict[str, System] = {
    f"trigrams, {name}, from {threshold}": Sql(worth, threshold)
    for name, worth in {"whole": WHOLE, "strict": STRICT, "by word": BY_WORD}.items()
    for threshold in THRESHOLDS
}
