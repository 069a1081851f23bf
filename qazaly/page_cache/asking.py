"""Which requests a finished page may answer, and the request that a page is drawn for."""

import io
import re
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings

from legacy.wordpress.places import QUESTIONS
from news.addresses import NO_PAGES, SCRIPTS, first_word
from news.content import KNOWN, ContentState
from news.display import COOKIE, DISPLAYS

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

# Searches are one reader's own business, a link to a piece that is not out yet is a secret, a form
# is sealed for one reader, the way to an advert's site counts, and what an address of the old
# site's programs means, its query says.
NEVER = NO_PAGES | {"korinis", "search", "zharnama", "zhoba"}
NEVER |= {"index.php", "engine"}
NEVER |= {"bailanys", "pikirler", "qate", "saualnama", "zhanalyq-zhiberu"}
# Marks the request that a page is drawn for. Where it finds no page to keep, Django is asked again
# with the reader's own.
FOR_ALL = "qazaly.for_all"
CHOSEN = re.compile(rf"(?:^|; ?){COOKIE}=([a-z0-9-]+)")
# «/?p=41» of an old WordPress is the address of a piece.
OLD_QUESTION = re.compile(rf"(?:^|&)(?:{'|'.join(sorted(QUESTIONS))})=")
LONGEST = 1000  # characters of an address; ours are shorter


class Answer(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    content: bytes


class Door:
    """Which requests a finished page may answer. Settings are read once: it is asked each time."""

    def __init__(self) -> None:
        self.host = urlsplit(settings.SITE_URL).netloc
        self.cookie = settings.SESSION_COOKIE_NAME
        self.is_secure = settings.SECURE

    def address_of(self, environ: Environ) -> str | None:
        """The address whose finished page may answer; None where Django itself has to.

        Before it stands the code of what the reader chose for all pages, if anything. No page but
        search and that form looks at the query, so it makes no other page.
        """
        path = environ["PATH_INFO"]
        is_plain = environ["REQUEST_METHOD"] in ("GET", "HEAD") and not has_body(environ)
        if not is_plain or len(path) > LONGEST or path[:1] != "/" or self.is_signed_in(environ):
            return None
        if not (self.is_at_home(environ) and may_be_finished(path)):
            return None
        if path == "/" and OLD_QUESTION.search(environ.get("QUERY_STRING", "")):
            return None
        return chosen(environ.get("HTTP_COOKIE", "")) + path

    def is_signed_in(self, environ: Environ) -> bool:
        return self.cookie in environ.get("HTTP_COOKIE", "")

    def is_at_home(self, environ: Environ) -> bool:
        """Whether the site was asked by its own name, and safely: Django turns away or sends on."""
        is_safe = not self.is_secure or environ.get("HTTP_X_FORWARDED_PROTO") == "https"
        return is_safe and environ.get("HTTP_HOST") == self.host


def has_body(environ: Environ) -> bool:
    has_length = environ.get("CONTENT_LENGTH", "0") not in ("", "0")
    return has_length or "HTTP_TRANSFER_ENCODING" in environ


def chosen(cookies: str) -> str:
    """The code of the reader's choices for all pages; "" for what is usual, or nonsense."""
    found = CHOSEN.search(cookies) if cookies else None
    return found[1] if found and found[1] in DISPLAYS else ""


@lru_cache(maxsize=2048)
def may_be_finished(path: str) -> bool:
    """By the first word of the page's address, behind the edition's: `/lat/search/` → `search`"""
    word = first_word(path)
    page = first_word(path[len(word) + 1 :]) if word in SCRIPTS else word
    # WordPress may have kept its files in a folder of any name.
    return page not in NEVER and "/wp-content/" not in path


def drawn(application: Application, address: str, state: ContentState) -> Answer:
    """What the application answers to a request that says nothing but the address and choices."""
    heard: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        heard.append((status, headers))

    answer = application(request_for(address) | {KNOWN: state}, start_response)
    try:
        content = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return Answer(*heard[-1], content)


def request_for(address: str) -> Environ:
    home = urlsplit(settings.SITE_URL)
    choices, _, path = address.partition("/")
    return {
        FOR_ALL: True,
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": f"/{path}",
        "HTTP_COOKIE": f"{COOKIE}={choices}" if choices else "",
        "QUERY_STRING": "",
        "SERVER_NAME": home.hostname,
        "SERVER_PORT": str(home.port or 80),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": home.netloc,
        "HTTP_X_FORWARDED_PROTO": home.scheme,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
