"""Articles of the site map, in stretches of their numbers.

Whatever the archive's size, the index looks once into each stretch, by an index of ours
(migration 0001), and a part reads its own stretch alone.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.http import Http404
from django.utils import timezone

from news.models import Article
from news.queries import PUBLISHED
from news.rubrics import RubricTree
from news.tallies import rows
from news.whole import seat
from syndication.site_map.writing import Entry

LENGTH = 2000
NEXT = f"SELECT min(id / {LENGTH}) FROM news_article WHERE status = 'published'"
STRETCHES = f"""
WITH RECURSIVE stretch (number) AS (
    {NEXT}
    UNION ALL
    SELECT ({NEXT} AND id / {LENGTH} > stretch.number) FROM stretch WHERE number IS NOT NULL
), corrected (number, at) AS (
    SELECT article_id / {LENGTH}, max(made_at) FROM news_correction GROUP BY 1
)
SELECT number, greatest(newest.at, corrected.at)
FROM stretch LEFT JOIN corrected USING (number) CROSS JOIN LATERAL (
    SELECT greatest(changed, published_at) AS at FROM news_article
    WHERE id / {LENGTH} = number AND {PUBLISHED}
    ORDER BY greatest(changed, published_at) DESC LIMIT 1
) AS newest ORDER BY number
"""


def stretches() -> list[tuple[int, datetime]]:
    """Which stretches readers see something of, and when something of it changed last."""
    return [(number, at) for number, at in rows(STRETCHES, at=timezone.now())]


def stretch(number: int, tree: RubricTree) -> Iterator[Entry]:
    """:raises Http404: readers see nothing of it"""
    found = Article.objects.published().filter(
        pk__gte=number * LENGTH, pk__lt=(number + 1) * LENGTH
    )
    needed = found.only("section", "rubric", "slug", "changed", "published_at")
    articles = list(needed.annotate(corrected=Max("corrections__made_at")).order_by("pk"))
    if not articles:
        raise Http404("no such stretch")
    return (entry(article, tree) for article in articles)


def entry(article: Any, tree: RubricTree) -> Entry:
    seat(article, tree)
    moments = (article.changed, article.published_at, article.corrected)
    return Entry(article.get_absolute_url(), max(filter(None, moments)))
