"""Counting views: one reader's opening of one article, asked for by the reader's browser.

No address is kept: a reader is a hash keyed by a salt that is thrown away with its day.
"""

import hashlib
import hmac
import re
import secrets
import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from news.models import Article, ViewDay, ViewerSalt, ViewSeen

SAME_READER = timedelta(minutes=30)
ROBOT = re.compile(
    r"(?<!cu)bot\b|spider|crawl|slurp|preview|facebookexternalhit|^whatsapp/|lighthouse"
    r"|^curl/|^wget/|python-|okhttp|^java/|go-http|scrapy|axios/|node-fetch",
    re.IGNORECASE,
)


def count_view(article: Article, *, address: str, agent: str) -> None:
    """Count one view of an article today: always raw, and clean unless robot or repeat."""
    now = timezone.now()
    day = timezone.localdate(now)
    key = reader_key(now, article, address, agent)
    # One transaction: a view that cannot be written must not make its second try a repeat.
    with transaction.atomic():
        clean = not is_robot(agent) and is_first_in_a_while(key, now)
        ViewDay.objects.get_or_create(article=article, day=day)
        ViewDay.objects.filter(article=article, day=day).update(
            raw=F("raw") + 1, clean=F("clean") + int(clean)
        )


def is_robot(agent: str) -> bool:
    """By its own word; who sends none is none of our readers' browsers."""
    return not agent or bool(ROBOT.search(agent))


def is_first_in_a_while(key: uuid.UUID, now: datetime) -> bool:
    """Note that the reader is here; False when the same reader was within half an hour."""
    _, is_new = ViewSeen.objects.get_or_create(key=key, defaults={"at": now})
    if is_new:
        return True
    # One of several at once finds the old time: the row's lock lets the others see the new one.
    long_ago = ViewSeen.objects.filter(key=key, at__lte=now - SAME_READER)
    return bool(long_ago.update(at=now))


def reader_key(now: datetime, article: Article, address: str, agent: str) -> uuid.UUID:
    reader = f"{article.pk}\n{address}\n{agent}".encode()
    return uuid.UUID(bytes=hmac.digest(salt_of(now), reader, hashlib.sha256)[:16])


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
