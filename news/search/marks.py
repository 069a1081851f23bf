"""Marks in the index of words that tell the newest part of the archive.

Beside its words an entry holds a mark of its article's number: '@24' from 393,216 to 409,599.
Whoever wants the newest articles asks for their marks as well, and PostgreSQL passes over all
places of a word in older ones. (Measured at 1,000,000 articles, a word of a tenth of them: 100 ms
without, and as long as at 100,000 with them.)
"""

from datetime import datetime

from django.utils import timezone

from news import databases
from news.queries import PUBLISHED

WIDE = 16_384  # numbers of articles that share a mark
# Where more are needed numbers tell little of time, and marks would cost more than they spare.
MOST_MARKS = 64

# OFFSET 0: or the planner walks along all numbers until it meets a new one.
NUMBERS = f"""
SELECT min(id), (SELECT max(id) FROM news_article)
  FROM (SELECT id FROM news_article WHERE published_at >= %(since)s AND {PUBLISHED} OFFSET 0) AS new
"""


def mark(pk: int) -> str:
    """As tsvectors and tsqueries write it; no word is written so."""
    return f"'@{pk // WIDE}'"


def since(moment: datetime, tsquery: str) -> str:
    """The same question to the part of the archive in which all that is newer stands."""
    with databases.reading().cursor() as cursor:
        cursor.execute(NUMBERS, {"since": moment, "at": timezone.now()})
        lowest, highest = cursor.fetchone()
    if lowest is None or highest - lowest > WIDE * MOST_MARKS:
        return tsquery
    marks = dict.fromkeys(mark(pk) for pk in (*range(lowest, highest, WIDE), highest))
    return f"({tsquery}) & ({' | '.join(marks)})"
