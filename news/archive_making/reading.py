"""How often the articles were read: a newspaper has so many readers a day, however old it is."""

from typing import Any

from django.db import connection

from news.archive_making.writing import Order

# What each article brought along: few were read much. Random as the seed says.
BASES = """
INSERT INTO news_viewbase (article_id, count)
SELECT id, floor(40 / (0.002 + random()) ^ 1.1) FROM news_article WHERE status = 'published'
"""
# Some hundred new articles have most of a day's readers, each fewer the older it is; now and then
# somebody finds an old one. The newest article has about 900 readers on its day.
DAYS = """
INSERT INTO news_viewday (article_id, day, raw, clean)
SELECT id, day, sum(readers) + sum(readers) / 5, sum(readers) FROM (
    SELECT newest.id, day, 1 + floor(900 / (1 + newest.place) * random()) AS readers
    FROM generate_series(%(today)s::date - 44, %(today)s::date, '1 day') AS day
    CROSS JOIN LATERAL (
        SELECT id, row_number() OVER (ORDER BY published_at DESC) AS place FROM (
            SELECT id, published_at FROM news_article
            WHERE status = 'published' AND published_at < day + interval '18 hours'
              AND published_at < %(now)s
            ORDER BY published_at DESC LIMIT 200) AS few
    ) AS newest
    UNION ALL
    SELECT 1 + floor(%(size)s * random())::bigint, day, 1
    FROM generate_series(%(today)s::date - 44, %(today)s::date, '1 day') AS day,
         generate_series(1, 600)
) AS read JOIN news_article USING (id) GROUP BY id, day
"""


def write_views(order: Order) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT setseed(%s)", [order.seed % 1000 / 1000])
        cursor.execute(BASES)
        facts: dict[str, Any] = {"today": order.now.date(), "now": order.now, "size": order.size}
        cursor.execute(DAYS, facts)
