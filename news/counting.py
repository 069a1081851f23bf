"""Counting views: one reader's opening of one article, asked for by the reader's browser.

No address is kept: a reader is a hash keyed by a salt that is thrown away with its day. Views
that come at the same moment are written by one transaction; who is answered is stored.
"""

import hashlib
import hmac
import re
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from news.models import Article, ViewerSalt, ViewSeen
from news.together import Together

SAME_READER = timedelta(minutes=30)
ROBOT = re.compile(
    r"(?<!cu)bot\b|spider|crawl|slurp|preview|facebookexternalhit|^whatsapp/|lighthouse"
    r"|^curl/|^wget/|python-|okhttp|^java/|go-http|scrapy|axios/|node-fetch",
    re.IGNORECASE,
)

# Rows are always taken in the same order, so that two workers never wait for each other.
# An article cannot be deleted under its view: `present` holds it, and waits for no editor's save.
# A reader who was here a short while ago gives no row of `first`: no clean view.
COUNT = """
WITH present AS (
  SELECT id FROM news_article WHERE id = ANY(%(published)s) ORDER BY id FOR KEY SHARE
), opened AS (
  SELECT opened.* FROM unnest(%(articles)s, %(keys)s::uuid[]) AS opened (article_id, key)
    JOIN present ON present.id = article_id
), first AS (
  INSERT INTO news_viewseen AS seen (key, at)
  SELECT DISTINCT key, %(now)s FROM opened WHERE key IS NOT NULL ORDER BY key
  ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE seen.at <= %(long_ago)s
  RETURNING key
)
INSERT INTO news_viewday AS counted (article_id, day, raw, clean)
SELECT article_id, %(day)s, count(*), count(DISTINCT first.key)
  FROM opened LEFT JOIN first USING (key) GROUP BY article_id ORDER BY article_id
ON CONFLICT (article_id, day) DO UPDATE
  SET raw = counted.raw + excluded.raw, clean = counted.clean + excluded.clean
"""


class View(NamedTuple):
    article: int
    address: str
    agent: str


def count_view(article: int, *, address: str, agent: str) -> int | None:
    """Count one view of an article today: always raw, and clean unless robot or repeat.

    :return: the article's views with this one, stored; None where readers see no such article
    """
    return count_together(View(article, address, agent))


@Together
@transaction.atomic
def count_together(views: list[View]) -> list[int | None]:
    wanted = {view.article for view in views}
    found = Article.objects.published().filter(pk__in=wanted).order_by()
    published = list(found.values_list("pk", flat=True))
    if published:
        count(views, published)
    return list(map(views_of(published).get, [view.article for view in views]))


def count(views: list[View], published: list[int]) -> None:
    now = timezone.now()
    salt = salt_of(now)
    facts: dict[str, Any] = {
        "articles": [view.article for view in views],
        "keys": [None if is_robot(view.agent) else reader_key(salt, view) for view in views],
        "published": published,
        "now": now,
        "long_ago": now - SAME_READER,
        "day": timezone.localdate(now),
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, facts)


def views_of(articles: list[int]) -> dict[int, int]:
    """The views of each of these articles as readers see them."""
    counted = Article.objects.filter(pk__in=articles).order_by().with_views()
    return dict(counted.values_list("pk", "views"))


def is_robot(agent: str) -> bool:
    """By its own word; who sends none is none of our readers' browsers."""
    return not agent or bool(ROBOT.search(agent))


def reader_key(salt: bytes, view: View) -> str:
    return key_of(salt, f"{view.article}\n{view.address}\n{view.agent}")


def key_of(salt: bytes, reader: str) -> str:
    return str(uuid.UUID(bytes=hmac.digest(salt, reader.encode(), hashlib.sha256)[:16]))


def salt_of(now: datetime) -> bytes:
    """The day's salt; whoever is first that day makes it, and throws away what is older."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    salt, is_new = ViewerSalt.objects.get_or_create(
        day=midnight.date(), defaults={"salt": secrets.token_bytes(32)}
    )
    if is_new:
        forget_readers()
    return bytes(salt.salt)


def forget_readers() -> int:
    """Throw away the salts of days gone by, and with them what could tell one reader from another;
    how many rows went."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    salts, _ = ViewerSalt.objects.filter(day__lt=midnight.date()).delete()
    return salts + ViewSeen.objects.filter(at__lt=midnight).delete()[0]
