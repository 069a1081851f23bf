"""One finished page: its bytes in up to three encodings, their entity tags, the answer of them."""

import gzip
import hashlib
import re
import threading
from collections.abc import Iterable
from functools import lru_cache
from time import monotonic
from typing import NamedTuple

import brotli

from qazaly.page_cache.asking import Answer, Environ, StartResponse

# Seconds. What a page is drawn from may be as old again (news.content.OLDEST_COUNTS).
LIFE = 30
# How long the last page may stand in while the database is away.
LONGEST_AWAY = 60 * 60
LARGEST = 2 * 1024 * 1024

# The best first, for who takes several alike.
ENCODINGS = ("br", "gzip", "identity")
# Said anew for each encoding, or untrue of a kept page.
OWN = {"content-length", "etag", "vary", "cache-control", "last-modified"}
TAG = re.compile(r'(?:W/)?("[^"]*")')


class Form(NamedTuple):
    """The page in one encoding, with all its headers."""

    tag: str
    headers: list[tuple[str, str]]
    content: bytes


def may_be_kept(answer: Answer) -> bool:
    """A page for everybody: found, without a cookie, and not said to be otherwise."""
    headers = {name.lower(): value.lower() for name, value in answer.headers}
    private = re.search("no-store|private", headers.get("cache-control", ""))
    varies = headers.get("vary", "accept-encoding") != "accept-encoding"
    special = {"set-cookie", "content-encoding", "transfer-encoding"} & set(headers)
    is_found = answer.status == "200 OK" and len(answer.content) <= LARGEST
    return is_found and not (private or varies or special)


class FinishedPage:
    def __init__(self, answer: Answer, state: tuple, began: float) -> None:
        self.answered = answer
        self.state = state
        self.began = began
        # Each made when a browser first asks for it: most pages are asked for in one of them.
        self.forms: dict[str, Form] = {}
        self.packing = threading.Lock()
        # With room for the packed ones, which take a third of the page each.
        self.size = 2 * len(answer.content)

    def is_right(self, state: tuple) -> bool:
        return self.state == state and monotonic() - self.began < LIFE

    def is_too_old(self) -> bool:
        return monotonic() - self.began > LONGEST_AWAY

    def answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        encoding = encoding_for(environ.get("HTTP_ACCEPT_ENCODING", "")[:200])
        form = self.forms.get(encoding) or self.made(encoding)
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known and is_known(form.tag, known):
            start_response("304 Not Modified", without_content(form.headers))
            return []
        start_response("200 OK", form.headers)
        return [form.content] if environ["REQUEST_METHOD"] == "GET" else []

    def made(self, encoding: str) -> Form:
        # A crowd that waited for the page comes for its form at once.
        with self.packing:
            if encoding not in self.forms:
                self.forms[encoding] = form(encoding, self.answered)
        return self.forms[encoding]


def form(encoding: str, answer: Answer) -> Form:
    content = encode(encoding, answer.content)
    headers = [(name, value) for name, value in answer.headers if name.lower() not in OWN]
    # Whoever keeps a copy asks each time whether it is still right: it costs them no bytes.
    headers += [("Cache-Control", "public, no-cache"), ("Vary", "Accept-Encoding, Cookie")]
    # Other bytes are another entity, so each encoding has a tag of its own.
    tag = f'"{hashlib.sha256(answer.content).hexdigest()[:20]}-{encoding}"'
    headers += [("ETag", tag), ("Content-Length", str(len(content)))]
    if encoding != "identity":
        headers.append(("Content-Encoding", encoding))
    return Form(tag, headers, content)


def encode(encoding: str, content: bytes) -> bytes:
    if encoding == "br":
        return brotli.compress(content, mode=brotli.MODE_TEXT, quality=5)
    return gzip.compress(content, 6, mtime=0) if encoding == "gzip" else content


@lru_cache(maxsize=256)
def encoding_for(accepted: str) -> str:
    """The best encoding that the header allows; the plain one to who sends none or nonsense."""
    weights = {"identity": 0.001}
    for part in accepted.lower().split(","):
        name, _, parameters = part.partition(";")
        weights[name.strip()] = weight(parameters)
    best = max(ENCODINGS, key=lambda name: weights.get(name, weights.get("*", 0)))
    return best if weights.get(best, weights.get("*", 0)) > 0 else "identity"


def weight(parameters: str) -> float:
    found = re.fullmatch(r"q=([01](?:\.\d{0,3})?)", parameters.replace(" ", ""))
    return float(found[1]) if found else 1.0 if not parameters.strip() else 0.0


def is_known(tag: str, known: str) -> bool:
    """By the weak comparison that RFC 9110 asks for here."""
    return known.strip() == "*" or tag in TAG.findall(known[:2000])


def without_content(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [header for header in headers if header[0] not in ("Content-Length", "Content-Type")]
