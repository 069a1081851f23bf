"""The photo library's writes: a file taken in once, and old renditions made anew."""

import logging
import math
import time
from copy import copy

from django.core.files import File
from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from news import opening, pictures
from news.models import Article, Photo, PhotoUse, Proposal

logger = logging.getLogger(__name__)


def take_in(file: File) -> tuple[Photo, bool]:
    """Store an uploaded picture, unless the same file is in the library.

    :returns: the photo, and whether it is new.
    :raises opening.Refused: nothing was stored.
    """
    with transaction.atomic():
        wait_for_the_same(file)
        twin = known(file)
        if twin:
            return twin, False
        photo = Photo(original=file)
        photo.save()
    return photo, True


def known(file: File) -> Photo | None:
    """The photo that the library has of the same file.

    :raises opening.Refused: the file is too large, or cannot be read.
    """
    return Photo.objects.filter(fingerprint=pictures.fingerprint(file)).first()


def wait_for_the_same(file: File) -> None:
    """Hold off whoever sends this file too, until the transaction ends."""
    number = int(pictures.fingerprint(file)[:15], 16)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def articles_showing(photo: Photo) -> QuerySet[Article]:
    """Every article that has the photo now, in whatever state; drafts first, then the newest.

    Each with `shows`: False where only a proposed change of it has the photo.
    """
    uses = PhotoUse.objects.filter(photo=photo, article=OuterRef("pk"))
    articles = Article.objects.annotate(shows=Q(lead_photo=photo) | Q(Exists(uses)))
    proposing = [one.article_id for one in Proposal.objects.all() if photo.pk in one.photo_ids()]
    return (
        articles.filter(Q(shows=True) | Q(pk__in=proposing))
        .select_related("rubric")
        .defer("lead", "body")
        .order_by(F("published_at").desc(nulls_first=True), "-pk")
    )


def renew_renditions(limit: int, seconds: float = math.inf) -> int:
    """Make renditions of an older recipe anew, the newest photos first.

    All are written together at the end, since with every write of a photo all pages that readers
    get from memory are old. Bears being cut off and run twice: whose files are there is soon done.

    :param seconds: after so many no other photo is begun.
    :returns: how many photos were renewed, at most `limit`; 0 when there is nothing left to do.
    """
    waiting = Photo.objects.of_an_older_recipe().values_list("pk", flat=True)[:limit]
    ends, made = time.monotonic() + seconds, []
    try:
        for pk in list(waiting):
            made += [(copy(photo), renewed(photo)) for photo in Photo.objects.filter(pk=pk)]
            if time.monotonic() >= ends:
                break
    finally:
        # Also when the storage is away: on the next turn it may be there again.
        with transaction.atomic():
            done = sum(write(before, photo) for before, photo in made)
    return done


def renewed(photo: Photo) -> Photo:
    """The photo with its renditions made anew, not yet written.

    :raises ConnectionError: the storage is away.
    """
    older = photo.renditions
    try:
        photo.make_renditions()
    except ConnectionError:
        raise
    except (opening.Refused, OSError) as reason:
        logger.warning("Photo %s keeps its old renditions: %s", photo.pk, reason)
        # Not tried again before the next recipe: what there is stays good for pages.
        photo.renditions = {**older, "recipe": pictures.RECIPE}
    finally:
        photo.original.close()
    return photo


def write(before: Photo, photo: Photo) -> bool:
    """Whether it was written: whoever moved the focal point meanwhile has made them anew, too."""
    made = {"renditions": photo.renditions, "fingerprint": photo.fingerprint}
    same = Photo.objects.filter(pk=photo.pk, renditions=before.renditions)
    is_written = same.update(**made) > 0
    if is_written:
        transaction.on_commit(lambda: before.remove_files(kept=photo))
    return is_written
