"""A card by its address: drawn when it is first asked for, kept in the public storage.

No page waits for it. One is drawn at a time in each process, and of each article only the one
that its page names: asking for others costs a look into the database.
"""

import logging
from contextlib import suppress
from datetime import timedelta
from threading import BoundedSemaphore

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from news.content import ReaderRequest
from news.models import Article
from syndication.cards.drawing import drawn
from syndication.cards.facts import Card, card_of
from syndication.paper import newsroom

KEPT = timedelta(days=90)
# A quarter of a worker's threads: while cards wait for their turn, or a bucket is silent, pages
# have the others.
PLACES = BoundedSemaphore(8)
PATIENCE = 0.3  # seconds for a place
TURN = 5  # seconds that a card waits to be drawn
drawing = BoundedSemaphore(1)

logger = logging.getLogger(__name__)


def card(request: ReaderRequest, pk: int, mark: str) -> HttpResponse:
    published = Article.objects.published().select_related("rubric", "lead_photo").defer("body")
    found = card_of(get_object_or_404(published, pk=pk), newsroom(request.content))
    if found.mark != mark:
        raise Http404("no card of this article")
    content = had(found)
    if content is None:
        return HttpResponse(status=503, headers={"Retry-After": "10", "Cache-Control": "no-store"})
    response = HttpResponse(content, content_type="image/jpeg")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def had(card: Card) -> bytes | None:
    """The card; None where too many are waiting, or the storage is away."""
    if not PLACES.acquire(timeout=PATIENCE):
        return None
    try:
        return kept(card) or made(card)
    except ConnectionError as reason:
        logger.warning("The storage of cards is away: %s", reason)
        return None
    finally:
        PLACES.release()


def path_of(card: Card) -> str:
    """Not beside the photos, which a server in front hands out by itself: what is withdrawn is
    to be found nowhere."""
    return f"cards/{card.mark[:2]}/{card.mark}.jpg"


def kept(card: Card) -> bytes | None:
    try:
        with default_storage.open(path_of(card)) as file:
            return file.read()
    except ConnectionError:
        raise
    except OSError:
        return None


def made(card: Card) -> bytes | None:
    """The card, drawn and kept; None where too many are waiting."""
    if not drawing.acquire(timeout=TURN):
        return None
    try:
        # Whoever had the turn before may have drawn this very one.
        return kept(card) or keep(card)
    finally:
        drawing.release()


def forget_old() -> int:
    """Cards whose article has another by now go with those that nobody asks for any more: one
    that is still named is drawn again."""
    before = timezone.now() - KEPT
    paths = [path for path in all_paths() if default_storage.get_modified_time(path) < before]
    for path in paths:
        default_storage.delete(path)
    return len(paths)


def all_paths() -> list[str]:
    try:
        folders = [f"cards/{name}" for name in default_storage.listdir("cards")[0]]
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for folder in folders for name in default_storage.listdir(folder)[1]]


def keep(card: Card) -> bytes:
    try:
        content = drawn(card)
    except ConnectionError:  # its photo will be there again, and words would stay in its place
        raise
    except OSError:  # the photo's file is gone, or none that can be read
        logger.warning("A card is drawn without its photo: %s", card.photo)
        content = drawn(card._replace(photo=""))
    path = path_of(card)
    try:
        default_storage.save(path, ContentFile(content))
    except OSError:  # a full disk: half a file would be taken for a whole one
        with suppress(OSError):
            default_storage.delete(path)
        logger.warning("A card could not be kept", exc_info=True)
    return content
