"""Deliveries that wait, sent one after another.

A delivery is claimed before it is sent, by a short transaction that puts its next attempt a
minute off: whoever is killed while sending leaves it to the next, and two never send the same.
No transaction is open while somebody else's server thinks.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from time import monotonic

from django.db import transaction
from django.utils import timezone

from syndication.models import Delivery, Kind, State
from syndication.outbox import indexnow, post, telegram, webhooks

AT_ONCE = 100
LONGEST = 40  # seconds of a turn
LEASE = timedelta(minutes=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
KEPT_TRYING = timedelta(days=3)
KEPT = timedelta(days=30)
DELIVER: dict[str, Callable[[Delivery], str]] = {
    Kind.INDEXNOW: indexnow.deliver,
    Kind.WEBHOOK: webhooks.deliver,
    Kind.TELEGRAM: telegram.deliver,
}

logger = logging.getLogger(__name__)


def send() -> int:
    """How many were tried. An outlet that fails is asked no more in this turn."""
    until, failing = monotonic() + LONGEST, set[int]()
    for number in range(AT_ONCE):
        delivery = claim(failing) if monotonic() < until else None
        if delivery is None:
            return number
        if not attempt(delivery):
            failing.add(delivery.outlet_id)
    return AT_ONCE


@transaction.atomic
def claim(failing: set[int]) -> Delivery | None:
    now = timezone.now()
    waiting = Delivery.objects.filter(state=State.WAITING, next_at__lte=now, outlet__is_on=True)
    free = waiting.exclude(outlet__in=failing).select_for_update(skip_locked=True, of=("self",))
    delivery = free.select_related("outlet").order_by("next_at", "created_at").first()
    if delivery:
        delivery.attempts += 1
        delivery.next_at = now + LEASE
        delivery.save(update_fields=["attempts", "next_at"])
    return delivery


def attempt(delivery: Delivery) -> bool:
    """Send it once and keep what came of it; whether the outlet took it."""
    try:
        settle(delivery, State.SENT, DELIVER[delivery.outlet.kind](delivery))
        return True
    except post.Unsure as reason:
        if delivery.outlet.kind == Kind.TELEGRAM:
            settle(delivery, State.UNSURE, str(reason))
        else:
            repeat(delivery, str(reason))
    except post.NotSent as reason:
        repeat(delivery, str(reason))
    except Exception:  # a fault of ours: the others are to go out all the same
        logger.exception("A delivery failed: %s", delivery.pk)
        repeat(delivery, "ішкі қате, журналды қараңыз")
    return False


def repeat(delivery: Delivery, said: str) -> None:
    now = timezone.now()
    if now - delivery.created_at > KEPT_TRYING:
        settle(delivery, State.GIVEN_UP, said)
        return
    pause = FIRST_PAUSE * 2 ** min(delivery.attempts - 1, 20)
    delivery.next_at = now + min(pause, LONGEST_PAUSE)
    delivery.said = said[:200]
    delivery.save(update_fields=["next_at", "said"])


def settle(delivery: Delivery, state: State, said: str) -> None:
    delivery.state, delivery.said, delivery.done_at = state, said[:200], timezone.now()
    delivery.save(update_fields=["state", "said", "done_at"])


def again(delivery: Delivery) -> None:
    """A person decided that it is to be sent once more."""
    now = timezone.now()
    delivery.state, delivery.attempts, delivery.done_at = State.WAITING, 0, None
    delivery.created_at = delivery.next_at = now
    with transaction.atomic():
        # What nobody knows the end of is taken for not sent, now that somebody has looked.
        lost = delivery.outlet.posts.filter(article_id=delivery.article_id, message_id=None)
        lost.delete()
        delivery.save(update_fields=["state", "attempts", "done_at", "created_at", "next_at"])


def forget_old() -> None:
    done = Delivery.objects.exclude(state=State.WAITING)
    done.filter(created_at__lt=timezone.now() - KEPT).delete()
