"""Headers that no library sets for us, and where a request may read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from legacy.wordpress.asking import answer_at_front
from news.addresses import first_word
from news.databases import for_readers, reading_from

POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def permissions_policy(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: pages may not ask for a reader's camera or place, and are ours to embed."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def readers_databases(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: pages of readers may be read from a replica, which is a moment behind.

    Not those of who is signed in, nor what somebody was sent a link to just now.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        is_page = request.method in ("GET", "HEAD") and not is_of_now(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES or not is_page:
            return get_response(request)
        with reading_from(for_readers()):
            return get_response(request)

    return middleware


def old_questions(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware: «/?p=41» of an old site is a page's address; our front page sees no query."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return (request.GET and answer_at_front(request)) or get_response(request)

    return middleware


def is_of_now(request: HttpRequest) -> bool:
    return first_word(request.path_info) in ("redaksia", "zhoba")
