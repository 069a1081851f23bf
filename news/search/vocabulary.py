"""The keys that articles hold: how common each is, and how it is spelt.

Drafts' words are among them, since a draft may be due to appear by itself. Whoever offers a word
to a reader asks whether an article that readers see holds it (spelling.is_read).
"""

from collections.abc import Iterable

from django.db import connection, transaction

from news.models import SearchWord
from news.search.vector import Vector

# Any numbers that no other advisory lock of the site uses: one writes words, one counts, at a time.
WORDS_LOCK, COUNT_LOCK = 10_000_001, 10_000_002
LOCK = "SELECT pg_advisory_xact_lock(%s)"

KNOWN = "SELECT key, shown FROM news_searchword WHERE key = ANY(%s)"

# Words that no article holds any more are forgotten.
COUNT = """
WITH counted AS MATERIALIZED (
    SELECT word, ndoc FROM ts_stat('SELECT words FROM news_searchentry')
),
gone AS (
    DELETE FROM news_searchword
    WHERE NOT EXISTS (SELECT FROM counted WHERE word = news_searchword.key)
)
UPDATE news_searchword SET articles = ndoc FROM counted
WHERE key = word AND articles <> ndoc
"""


def learn(vectors: Iterable[Vector]) -> None:
    """Note the words that are new, or that were spelt longer before."""
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
    if not better:
        return
    run(LOCK, WORDS_LOCK)
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
    """Count anew in how many articles each word stands; False if another does it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [COUNT_LOCK])
        if not cursor.fetchone()[0]:
            return False
    run(LOCK, WORDS_LOCK)
    run(COUNT)
    return True


def run(sql: str, *facts: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts or None)
