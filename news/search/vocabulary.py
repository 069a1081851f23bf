"""The keys that published articles hold: how common each is, and how it is spelt."""

from collections.abc import Iterable

from django.db import connection, transaction

from news.models import Article, SearchEntry, SearchWord
from news.search.vector import Vector

COUNT_LOCK = 10_000_002  # any number that no other advisory lock of the site uses

KNOWN = "SELECT key, shown FROM news_searchword WHERE key = ANY(%s)"

# Words that no published article holds any more are forgotten.
COUNT = """
WITH counted AS MATERIALIZED (SELECT word, ndoc FROM ts_stat(%(words)s)),
gone AS (
    DELETE FROM news_searchword
    WHERE NOT EXISTS (SELECT FROM counted WHERE word = news_searchword.key)
)
UPDATE news_searchword SET articles = ndoc FROM counted
WHERE key = word AND articles <> ndoc
"""


def learn(vectors: Iterable[Vector]) -> None:
    """Note the words of published articles that are new, or that were spelt longer before.

    Common words are only read here: no save waits for another over «және».
    """
    spellings: dict[str, str] = {}
    for vector in vectors:
        for key, shown in vector.spellings.items():
            spellings[key] = plainer(shown, spellings.get(key, shown))
    known = known_spellings(list(spellings))
    better = {
        key: shown
        for key, shown in sorted(spellings.items())
        if key not in known or plainer(shown, known[key]) != known[key]
    }
    words = [SearchWord(key=key, shown=shown) for key, shown in better.items()]
    SearchWord.objects.bulk_create(
        words, update_conflicts=True, unique_fields=["key"], update_fields=["shown"]
    )


def known_spellings(keys: list[str]) -> dict[str, str]:
    # One array: thousands of parameters would cost Django more than the database.
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [keys])
        return dict(cursor.fetchall())


def plainer(one: str, other: str) -> str:
    """The shorter, which bears fewer endings."""
    return min(one, other, key=lambda spelling: (len(spelling), spelling))


@transaction.atomic
def count() -> bool:
    """Count anew in how many published articles each word stands; False if another does it."""
    published = SearchEntry.objects.filter(article__in=Article.objects.published())
    words, facts = published.values("words").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [COUNT_LOCK])
        if not cursor.fetchone()[0]:
            return False
        asked = cursor.mogrify(words, facts).decode()
        cursor.execute(COUNT, {"words": asked})
    return True
