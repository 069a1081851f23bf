"""Counting readers' 404s: which addresses somebody was led to and did not find.

Robots probe thousands of addresses that nobody ever linked to: what looks like theirs is never
written. Of another site only its name is kept, and of the last reader the hash by which views are
counted, too: nobody can be found by it, and after its day it is compared with nothing.
"""

import logging
import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest
from django.utils import timezone

from news import databases
from news.addresses import NO_PAGES, first_word
from news.counting import SAME_READER, is_robot, key_of, salt_of
from news.models.missed import LONGEST
from news.visitors import address_of, agent_of

MOST = 10_000

# What no page of a newspaper was ever called: programs, settings, copies of the whole site.
PROBE = re.compile(r"//|/[.~]|/wp-|/cgi-bin|phpmyadmin|\.(?!html?$)[^./]*$", re.IGNORECASE)

# What gives way is not the row that is about to be counted, and nobody waits for it.
COUNT = f"""
WITH given_way AS (
  DELETE FROM news_missedaddress WHERE id IN (
    SELECT id FROM news_missedaddress WHERE path <> %(path)s
     ORDER BY last_seen DESC OFFSET {MOST - 1} FOR UPDATE SKIP LOCKED))
INSERT INTO news_missedaddress AS missed (path, referrer, count, first_seen, last_seen, reader)
VALUES (%(path)s, %(referrer)s, 1, %(now)s, %(now)s, %(reader)s)
ON CONFLICT (path) DO UPDATE SET
  -- Whoever was the last to ask, and asks again, is one reader who does not believe it.
  count = missed.count + CASE WHEN missed.reader = excluded.reader
    AND missed.last_seen > %(long_ago)s THEN 0 ELSE 1 END,
  last_seen = excluded.last_seen,
  reader = excluded.reader,
  referrer = coalesce(nullif(excluded.referrer, ''), missed.referrer)
"""

logger = logging.getLogger(__name__)


def note_missed(request: HttpRequest) -> None:
    """Count the address of a page that was not found, if a reader was led there.

    The reader's page comes first: a database that is away costs a line of the log.
    """
    path, came_from = request.path_info, request.headers.get("Referer", "")
    if request.method != "GET" or is_robot(request.headers.get("User-Agent", "")):
        return
    if not was_led_to(path, came_from):
        return
    try:
        reader = f"{path}\n{address_of(request.META)}\n{agent_of(request.META)}"
        count(path, referrer_of(came_from), reader)
    except (DatabaseError, InterfaceError):
        logger.warning("A missed address was not counted")


def was_led_to(path: str, came_from: str) -> bool:
    """Whether somebody may have linked to it: a page leads there, or it is of the old form."""
    is_page = len(path) <= LONGEST and path.isprintable() and first_word(path) not in NO_PAGES
    if not is_page or PROBE.search(path):
        return False
    host, page = place_of(came_from)
    # Programs that probe often name the address itself as the page they come from.
    is_linked = host != "" and page.rstrip("/") != path.rstrip("/")
    return is_linked or path.endswith(".html")


def referrer_of(came_from: str) -> str:
    """`/kogam/` for a page of ours, `baq.kz` for another site's, nothing for what is neither."""
    host, page = place_of(came_from)
    if host != urlsplit(settings.SITE_URL).hostname:
        return printable(host)
    # The desk's addresses may hold a key: a link to a piece that is not out yet.
    return "" if first_word(page) in NO_PAGES else printable(page)


def place_of(address: str) -> tuple[str, str]:
    """The host and the path of a page; nothing of what is no address."""
    try:
        parts = urlsplit(address)
        return parts.hostname or "", unquote(parts.path)
    except ValueError:
        return "", ""


def printable(text: str) -> str:
    return "".join(filter(str.isprintable, text))[:LONGEST]


def count(path: str, referrer: str, reader: str) -> None:
    now = timezone.now()
    with databases.reading_from(databases.PRIMARY):
        key = key_of(salt_of(now), reader)
    facts = {"path": path, "referrer": referrer, "reader": key}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {**facts, "now": now, "long_ago": now - SAME_READER})
