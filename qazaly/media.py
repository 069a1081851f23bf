"""Photos and printed issues for readers; a server in front of ours may hand them out instead."""

import logging
import threading

from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.templatetags.static import static

logger = logging.getLogger(__name__)

# Half of a worker's threads: while a bucket is silent, pages have the others.
PLACES = threading.BoundedSemaphore(16)
PATIENCE = 0.3  # seconds for a place, where a bucket gives a picture in a tenth of that


def photo(request: HttpRequest, path: str) -> HttpResponseBase:
    """A rendition. Its name is its content's hash, so browsers may keep it for ever."""
    return kept_for_ever(path)


def pdf(request: HttpRequest, path: str) -> HttpResponseBase:
    """A printed issue as the newsroom sent it: to be kept, never opened as a page of ours."""
    response = kept_for_ever(path)
    response["Content-Disposition"] = "attachment"
    return response


def kept_for_ever(path: str) -> HttpResponseBase:
    """The file of that name, which stands for this content alone."""
    if not PLACES.acquire(timeout=PATIENCE):
        return come_again()
    try:
        response = FileResponse(default_storage.open(path))
    except (FileNotFoundError, IsADirectoryError) as reason:
        raise Http404(path) from reason
    except ConnectionError as reason:
        logger.warning("The storage of photos is away: %s", reason)
        return come_again()
    finally:
        PLACES.release()
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    # Whatever the file is, nothing in it runs; feeds of other sites may show it.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def come_again() -> HttpResponse:
    headers = {"Retry-After": "30", "Cache-Control": "no-store"}
    kind = "text/plain; charset=utf-8"
    return HttpResponse("Сурет қазір ашылмай тұр.\n", kind, 503, headers=headers)


def icon(request: HttpRequest) -> HttpResponseRedirect:
    """Where browsers look for an icon on pages that name none."""
    return HttpResponseRedirect(static("icons/site.svg"))
