"""The desk's writes to the front page: one arrangement follows another, and none is lost unseen."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from news.models import FrontPage, FrontPlace


class StaleArrangement(Exception):
    """Somebody else arranged the front page since this arrangement was begun."""


def current() -> FrontPage:
    page, _ = FrontPage.objects.get_or_create(pk=1)
    return page


@transaction.atomic
def arrange(places: Iterable[FrontPlace], *, by: User | None, version: int) -> None:
    """Let these places stand, in this order, and no others.

    :param version: the version of the arrangement that was looked at.
    :raises StaleArrangement: nothing was written.
    """
    current()
    page = FrontPage.objects.select_for_update().get(pk=1)
    if page.version != version:
        raise StaleArrangement
    FrontPlace.objects.all().delete()
    for position, place in enumerate(places):
        place.pk, place.position = None, position
        place.save(force_insert=True)
    page.version, page.changed_by, page.changed_at = version + 1, by, timezone.now()
    page.save()


def next_position() -> int:
    last = FrontPlace.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def note_change() -> None:
    """Somebody placed an article by another way: what is being arranged meanwhile is late."""
    current()
    FrontPage.objects.filter(pk=1).update(version=F("version") + 1, changed_at=timezone.now())
