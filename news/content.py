"""The content version: one number that rises with every change of what readers see.

Triggers in the database raise it (migration 0002), whoever writes and however. With it comes
the next time at which something appears or leaves by itself. A page drawn from one state is
right until the state is another one.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from news import databases

Value = TypeVar("Value")

# View counts do not raise the version, so whatever shows them is read anew after half a minute;
# a finished page lives as long again, and so no reader sees a count that is a minute old.
OLDEST_COUNTS = 30

STATE = """
SELECT (SELECT coalesce(sum(weight), 0) FROM news_contentchange),
       least(
         (SELECT min(published_at) FROM news_article
           WHERE status = 'published' AND published_at > %(at)s),
         (SELECT min(unpublish_at) FROM news_article
           WHERE status = 'published' AND unpublish_at > %(at)s),
         (SELECT min(until) FROM news_frontplace WHERE until > %(at)s),
         (SELECT min(until) FROM news_breakingline WHERE until > %(at)s))
"""


# Where whoever asks knows the state already, it says so in the request's environment.
KNOWN = "news.content"


class ReaderRequest(HttpRequest):
    """A request as the middleware below leaves it."""

    content: "ContentState"


class ContentState(NamedTuple):
    version: int
    due: datetime | None
    """The next time that something is published or unpublished, or a place or a line ends."""


def read_content_state(at: datetime | None = None) -> ContentState:
    with databases.reading().cursor() as cursor:
        cursor.execute(STATE, {"at": at or timezone.now()})
        version, due = cursor.fetchone()
    return ContentState(int(version), due)


def content_state(get_response: Callable[[ReaderRequest], HttpResponse]):
    """Middleware: `request.content`, read once a request and only where a page asks for it."""

    def middleware(request: ReaderRequest) -> HttpResponse:
        known = request.META.get(KNOWN)
        request.content = known or SimpleLazyObject(read_content_state)  # type: ignore[assignment]
        return get_response(request)

    return middleware


class Remembered(Generic[Value]):
    """What a function read for one content state, kept in this process for the next reader."""

    def __init__(self, read: Callable[[], Value]) -> None:
        self.read = read
        self.kept: tuple[ContentState, float, Value] | None = None

    def __call__(self, content: ContentState) -> Value:
        # The state is looked at before the content is read: a change in between is seen later.
        state = ContentState(*content)
        kept = self.kept
        if kept and kept[0] == state and time.monotonic() - kept[1] < OLDEST_COUNTS:
            return kept[2]
        value = self.read()
        self.kept = (state, time.monotonic(), value)
        return value

    def forget(self) -> None:
        self.kept = None
