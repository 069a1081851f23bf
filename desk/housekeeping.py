"""All that time asks for, in steps: each bears being cut off, run twice, and run by two at once.

No page depends on any of it: what is published, due or ended is a condition on time.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from desk.forgetting import forget_signing_in
from desk.models import Chore
from letters import keeping
from news import library
from news.admin.articles import bin as bin_
from news.admin.articles import drafts
from news.counting import forget_readers
from news.models import PreviewLink
from news.search import indexing, vocabulary
from paper.indexing import renew_words
from paper.making import make_pages
from syndication import outbox
from syndication.cards import views as cards

logger = logging.getLogger(__name__)

DAY = timedelta(days=1)
DRAFTS_STAY = timedelta(days=90)
LINKS_STAY = timedelta(days=30)
# Most of a minute, when an old site has moved in with 60,000 photos; the next turn goes on.
PHOTOS_AT_ONCE, PHOTOS_TAKE = 200, 40.0
# As many pages of printed issues as a minute has time for.
PAGES_AT_ONCE = 8
WORDS_AT_ONCE = 100
WORTH_COUNTING = 1000  # entries after which the words are worth counting anew


class Step(NamedTuple):
    name: str
    do: Callable[[], int | None]
    """Does a bounded share of the work and says how many things it did."""
    every: timedelta = timedelta()
    """Not sooner than that after the last time."""


def index_search() -> int:
    """Bring search in line with what changed."""
    done = indexing.work_off(lambda number: None)
    if done >= WORTH_COUNTING:
        vocabulary.count()
    return done


def is_due(step: Step) -> bool:
    done = Chore.objects.filter(name=step.name, done_at__gt=timezone.now() - step.every)
    return not step.every or not done.exists()


def take(step: Step) -> int:
    done = step.do() or 0
    Chore.objects.update_or_create(name=step.name, defaults={"done_at": timezone.now()})
    return done


def thin_drafts() -> int:
    return drafts.forget_old(before=timezone.now() - DRAFTS_STAY)


def forget_links() -> int:
    """Links to read a piece ahead end by themselves; their rows follow."""
    ended = PreviewLink.objects.filter(ends_at__lt=timezone.now() - LINKS_STAY)
    return ended.delete()[0]


STEPS = (
    Step("search", index_search),
    Step("words", vocabulary.count, every=DAY),
    Step("bin", bin_.empty),
    Step("drafts", thin_drafts),
    Step("links", forget_links),
    Step("paper", lambda: make_pages(PAGES_AT_ONCE)),
    Step("paper words", lambda: renew_words(WORDS_AT_ONCE)),
    Step("outlets", outbox.turn),
    Step("cards", cards.forget_old, every=DAY),
    Step("readers", forget_readers),
    Step("letters", keeping.forget),
    Step("sign-ins", forget_signing_in, every=timedelta(hours=1)),
    # The last: nothing waits for it.
    Step("photos", lambda: library.renew_renditions(PHOTOS_AT_ONCE, PHOTOS_TAKE)),
)


def run(told: Callable[[str, int], None] = lambda name, done: None) -> list[str]:
    """Take every step; one that fails is logged and holds up no other.

    :returns: the names of the steps that failed.
    """
    failed = []
    for step in filter(is_due, STEPS):
        try:
            told(step.name, take(step))
        except Exception:  # whatever it is: the next step and the next turn go on
            logger.exception("Housekeeping: %s failed", step.name)
            failed.append(step.name)
    return failed
