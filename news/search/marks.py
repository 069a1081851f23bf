"""Marks in the index of words that tell the newest part of the archive.

Beside its words an entry holds a mark of its article's number: '@24' from 393,216 to 409,599.
Whoever wants the newest articles asks for their marks as well, and PostgreSQL passes over all
places of a word in older ones. (Measured at 1,000,000 articles, a word of a tenth of them: 100 ms
without, and as long as at 100,000 with them.)
"""

from datetime import datetime

from news import databases
from news.queries import MARK_WIDTH

# Where more are needed numbers tell little of time, and marks would cost more than they spare.
MOST_MARKS = 64

# From one mark to the next, and into the newest of each, by the index article_by_mark alone.
# OFFSET 0: or the planner may read all that is new and sort it by marks.
SINCE = """
WITH RECURSIVE marked (mark) AS (
  (SELECT id / %(width)s FROM news_article ORDER BY id / %(width)s LIMIT 1)
  UNION ALL
  SELECT (SELECT id / %(width)s FROM news_article WHERE id / %(width)s > mark
          ORDER BY id / %(width)s LIMIT 1)
    FROM marked WHERE mark IS NOT NULL
)
SELECT mark FROM marked
WHERE EXISTS (SELECT FROM news_article
              WHERE id / %(width)s = mark AND published_at >= %(moment)s OFFSET 0)
"""


def mark(pk: int) -> str:
    """As tsvectors and tsqueries write it; no word is written so."""
    return written(pk // MARK_WIDTH)


def written(number: int) -> str:
    return f"'@{number}'"


def since(moment: datetime, tsquery: str) -> str:
    """The same question to the part of the archive in which all that is newer stands."""
    with databases.reading().cursor() as cursor:
        cursor.execute(SINCE, {"moment": moment, "width": MARK_WIDTH})
        marks = [written(number) for (number,) in cursor.fetchall()]
    if not 0 < len(marks) <= MOST_MARKS:
        return tsquery
    return f"({tsquery}) & ({' | '.join(marks)})"
