"""Counting what is seen and followed of adverts, by the rules of articles' views.

A robot counts nothing, and one reader's views of an advert within half an hour are one: no
address is kept, a reader is a hash keyed by the day's salt (news.counting).
"""

import hashlib
import hmac
import uuid
from typing import Any, Literal

from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from adverts.models import Advert
from news.counting import SAME_READER, is_robot, salt_of
from news.visitors import address_of, agent_of, is_foreign, network_of

# Readers that one network is taken for within half an hour: a village's phones may share an
# address, and a program that eats up an advert's limit has one, too.
MOST_OF_A_NETWORK = 32

Deed = Literal["views", "clicks"]

# Rows are always taken in this order. A reader who did so a short while ago gives no row of
# `first`, and nothing is counted.
COUNT = """
WITH first AS (
  INSERT INTO news_viewseen AS seen (key, at) VALUES (%(key)s, %(now)s)
  ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE seen.at <= %(long_ago)s
  RETURNING key
)
INSERT INTO adverts_advertday AS counted (advert_id, day, views, clicks)
SELECT %(advert)s, %(day)s, %(views)s, %(clicks)s FROM first
ON CONFLICT (advert_id, day) DO UPDATE
  SET views = counted.views + excluded.views, clicks = counted.clicks + excluded.clicks
"""


def count(request: HttpRequest, pk: int, deed: Deed) -> None:
    """Count it, if a reader's browser tells of it from a page of ours, and the advert runs."""
    agent = agent_of(request.META)
    is_ahead = "Sec-Purpose" in request.headers or request.headers.get("Purpose") == "prefetch"
    if request.method == "HEAD" or is_ahead or is_foreign(request.META) or is_robot(agent):
        return
    if Advert.objects.running().filter(pk=pk).exists():
        write(pk, deed, reader_of(request))


def reader_of(request: HttpRequest) -> str:
    """Whoever gives itself another name each time is still no more than a few readers."""
    agent = hashlib.sha256(agent_of(request.META).encode()).digest()[0] % MOST_OF_A_NETWORK
    return f"{network_of(address_of(request.META))}\n{agent}"


def write(pk: int, deed: Deed, reader: str) -> None:
    now = timezone.now()
    hashed = hmac.digest(salt_of(now), f"{deed} {pk}\n{reader}".encode(), hashlib.sha256)
    facts: dict[str, Any] = {
        "advert": pk,
        "key": str(uuid.UUID(bytes=hashed[:16])),
        "now": now,
        "long_ago": now - SAME_READER,
        "day": timezone.localdate(now),
        "views": int(deed == "views"),
        "clicks": int(deed == "clicks"),
    }
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(COUNT, facts)
    except IntegrityError:
        # Deleted at the desk in this moment: there is nothing left to count.
        return
