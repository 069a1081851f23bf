"""Pictures and text of pages, made by housekeeping: one page after another, by one process alone.

Each page is finished by itself, so that whoever is cut off goes on where it was. A file that
cannot be drawn leaves a sentence beside its issue, and is not tried again; nor is a page that
nobody came back from, however often it was begun.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import IO

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import F
from PIL import Image

import kazakh
from news import pictures
from news.opening import Refused
from paper import files, opening
from paper.indexing import words_of_page
from paper.models import Issue, IssuePage
from paper.text import tidy

logger = logging.getLogger(__name__)

LOCK = 10_000_014  # any number that no other advisory lock of the site uses
# A cover among others, a page on a phone's screen; and the whole of it, to read small print in.
WIDTHS = (360, 900)
MOST_TRIES = 3
STUBBORN = "{}-бетті сызу бірнеше рет үзіліп қалды. PDF-ті басқаша шығарып, қайта жүктеңіз."


def make_pages(most: int) -> int:
    """Make so many pages at most, of the newest issues first; how many were made.

    :raises OSError: the storage is away or full; the next turn goes on.
    """
    with alone() as is_ours:
        return sum(1 for _ in islice(made(), most)) if is_ours else 0


@contextmanager
def alone() -> Iterator[bool]:
    """Whether nobody else makes pages; PostgreSQL lets go of it with whoever is killed."""
    is_ours = locked("pg_try_advisory_lock")
    try:
        yield is_ours
    finally:
        if is_ours:
            locked("pg_advisory_unlock")


def locked(how: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {how}(%s)", [LOCK])
        return cursor.fetchone()[0]


def made() -> Iterator[int]:
    """The number of each page when it is made."""
    for issue in Issue.objects.waiting().newest_first():
        try:
            yield from made_of(issue)
        except Refused as reason:
            give_up(issue, str(reason))
        except FileNotFoundError:
            give_up(issue, opening.LOST)
        except OSError:
            # No fault of the file's.
            still(issue).update(tries=0)
            raise


def made_of(issue: Issue) -> Iterator[int]:
    there = set(issue.pages.values_list("number", flat=True))
    with default_storage.open(str(issue.pdf.name)) as file, opening.copied(file) as copy:
        for number in range(1, issue.page_count + 1):
            if number not in there:
                if not make(issue, copy, number):
                    return
                yield number


def make(issue: Issue, copy: IO[bytes], number: int) -> bool:
    """:returns: False where nobody needs the page any more"""
    name = f"{files.stem(issue)}-b{number}"
    if issue.tries:
        remove_halves(name)
    if issue.tries >= MOST_TRIES:
        raise Refused(STUBBORN.format(number))
    # Written before it is tried: whoever is killed here says nothing any more.
    still(issue).update(tries=F("tries") + 1)
    with opening.drawn(copy, number) as (picture, text):
        sizes = write(picture, name)
        page = IssuePage(number=number, renditions={"whole": sizes}, text=tidy(text))
    return keep(issue, page)


def write(picture: Image.Image, name: str) -> list[dict]:
    widths = sorted({*(min(width, picture.width) for width in WIDTHS), picture.width})
    return [pictures.write(picture, width, name) for width in widths]


def remove_halves(name: str) -> None:
    """Take away what was written of a page by whoever was cut off at it."""
    folder = f"photos/{name[:2]}"
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for one in names:
        if one.startswith(f"{name}-"):
            default_storage.delete(f"{folder}/{one}")


@transaction.atomic
def keep(issue: Issue, page: IssuePage) -> bool:
    """Unless the issue has another PDF by now, or is gone: then the pictures are nobody's."""
    if not still(issue).select_for_update():
        pictures.remove(page.renditions)
        return False
    page.issue = issue
    page.words, page.language = words_of_page(page.text), kazakh.SEARCH_VERSION
    page.save()
    issue.tries = 0
    still(issue).update(tries=0)
    if issue.pages.count() == issue.page_count:
        still(issue).update(made=True)
    return True


def still(issue: Issue):
    """The issue's row as long as it is of the PDF that we are at."""
    return Issue.objects.filter(pk=issue.pk, pdf=issue.pdf.name)


def give_up(issue: Issue, sentence: str) -> None:
    logger.warning("Issue %s is not made: %s", issue.pk, sentence)
    still(issue).update(fault=sentence)
