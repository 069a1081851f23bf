"""Whether listings and tallies say what the articles do; nobody but a doubter needs it."""

from django.db import connection, transaction

COLUMNS = "article_id, place, published_at, unpublish_at, day, before"
LISTED = f"SELECT {COLUMNS} FROM news_listed"
WANTED = f"SELECT {COLUMNS} FROM news_wanted()"
TOLD = "SELECT place, before, unit, day, sum(count) FROM news_tally GROUP BY 1, 2, 3, 4"
COUNTED = """
SELECT place, before, 'month', date_trunc('month', day::timestamp)::date, count(*)
FROM news_listed GROUP BY 1, 2, 3, 4
UNION ALL
SELECT place, before, 'day', day, count(*)
FROM news_listed WHERE place NOT LIKE 't%' GROUP BY 1, 2, 3, 4
"""
DIFFERENT = "SELECT count(*) FROM (({one}) EXCEPT ({other})) AS different"
QUESTIONS = {
    "listings are missing": (WANTED, LISTED),
    "listings should not be there": (LISTED, WANTED),
    "tallies are missing or wrong": (COUNTED, TOLD),
    "tallies should not be there": (TOLD, COUNTED),
}


def faults() -> list[str]:
    """What is wrong, a sentence each; nothing where all is right."""
    counted = {what: different(*pair) for what, pair in QUESTIONS.items()}
    return [f"{count} {what}" for what, count in counted.items() if count]


def different(one: str, other: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENT.format(one=one, other=other))
        return cursor.fetchone()[0]


@transaction.atomic
def rebuild() -> None:
    """Make all anew; whoever writes articles waits so long, readers do not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT news_list_anew()")
