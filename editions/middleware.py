"""Every page of the site under the edition's word, converted as a whole when it is drawn."""

import logging
from collections.abc import Callable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.urls import get_script_prefix, set_script_prefix
from django.utils.http import escape_leading_slashes

from editions.edition import CYRILLIC, Edition, edition_of
from editions.numbers import held_together
from editions.spelling import converters_for
from news.addresses import NO_PAGES, first_word
from news.content import ReaderRequest

MARKED_UP = {"text/html", "application/rss+xml", "application/atom+xml", "application/xml"}
DATA = "application/feed+json"
# What a document says of itself, and is no longer so when its letters have changed.
OUTDATED = ("ETag", "Last-Modified")

logger = logging.getLogger(__name__)


class Editions:
    """Middleware: the views behind it see the address without the edition's word."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: ReaderRequest) -> HttpResponse:
        edition = edition_of(request.path_info)
        request.LANGUAGE_CODE = edition.language
        request.path_info = edition.page(request.path_info)
        return elsewhere(request, edition) or self.answer(request, edition)

    def answer(self, request: ReaderRequest, edition: Edition) -> HttpResponse:
        before = get_script_prefix()
        set_script_prefix(edition.prefix)
        try:
            response = self.get_response(request)
            return converted(response, request, edition) if is_text(response) else response
        finally:
            # The thread serves the readers of other editions next.
            set_script_prefix(before)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Pictures and counts have one address: an edition has none of its own."""
        if get_script_prefix() != CYRILLIC.prefix and first_word(request.path_info) in NO_PAGES:
            raise Http404("no page of an edition")


def elsewhere(request: ReaderRequest, edition: Edition) -> HttpResponse | None:
    """The redirect from an edition's bare word, and to the desk, which is in no edition."""
    page = request.get_full_path_info()
    if edition is CYRILLIC:
        return None
    if not request.path.startswith(edition.prefix):
        return HttpResponsePermanentRedirect(edition.address(page))
    is_desk = first_word(request.path_info) == "redaksia"
    return HttpResponsePermanentRedirect(page) if is_desk else None


def kind_of(response: HttpResponse) -> str:
    return response.get("Content-Type", "").partition(";")[0]


def is_text(response: HttpResponse) -> bool:
    kind = kind_of(response)
    is_plain = not response.streaming and not response.has_header("Content-Encoding")
    return (kind in MARKED_UP or kind == DATA) and is_plain and bool(response.content)


def converted(response: HttpResponse, request: ReaderRequest, edition: Edition) -> HttpResponse:
    """The page in the edition's script; if that fails the reader is led to the text as written.

    An error stays one, in whatever script.
    """
    if edition is CYRILLIC:
        return response
    try:
        document = response.content.decode(response.charset)
        response.content = in_script(document, kind_of(response), request, edition)
    except Exception:
        logger.exception("A page could not be converted: %s", request.path)
        as_written = escape_leading_slashes(request.get_full_path_info())
        return response if response.status_code >= 400 else HttpResponseRedirect(as_written)
    return settled(response)


def in_script(document: str, kind: str, request: ReaderRequest, edition: Edition) -> str:
    converter = converters_for(request)[edition.prefix]
    if kind == DATA:
        return converter.json(document)
    document = converter.html(document)
    return held_together(document) if edition.direction == "rtl" else document


def settled(response: HttpResponse) -> HttpResponse:
    """With headers that are true of the new content."""
    for header in OUTDATED:
        del response[header]
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    return response
