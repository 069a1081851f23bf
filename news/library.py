"""The photo library's writes: a file taken in once, and old renditions made anew."""

import logging
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


def renew_renditions(limit: int) -> int:
    """Make renditions of an older recipe anew, the newest photos first.

    Bears being cut off and run twice: each photo is finished by itself.

    :returns: how many photos were renewed, at most `limit`; 0 when there is nothing left to do.
    """
    waiting = Photo.objects.of_an_older_recipe().values_list("pk", flat=True)[:limit]
    return sum(renew(Photo.objects.get(pk=pk)) for pk in list(waiting))


def renew(photo: Photo) -> bool:
    before = copy(photo)
    try:
        photo.make_renditions()
    except ConnectionError:
        # The storage is away: on the next turn it may be there again.
        raise
    except (opening.Refused, OSError) as reason:
        logger.warning("Photo %s keeps its old renditions: %s", photo.pk, reason)
        # Not tried again before the next recipe: what there is stays good for pages.
        photo.renditions = {**before.renditions, "recipe": pictures.RECIPE}
    finally:
        photo.original.close()
    made = {"renditions": photo.renditions, "fingerprint": photo.fingerprint}
    # Whoever moved the focal point meanwhile has made them anew as well.
    is_written = Photo.objects.filter(pk=photo.pk, renditions=before.renditions).update(**made) > 0
    if is_written:
        transaction.on_commit(lambda: before.remove_files(kept=photo))
    return is_written
