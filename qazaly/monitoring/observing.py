"""The outermost WSGI callable: names and counts every request, answers /health/ and /metrics/."""

import itertools
import re
import secrets
from collections.abc import Callable, Iterable
from time import perf_counter

from qazaly.monitoring.cells import AWAY, KINDS, UP, Cells
from qazaly.monitoring.health import Health
from qazaly.monitoring.logs import request_id
from qazaly.monitoring.text import exposition
from qazaly.page_cache import Store, Watch
from qazaly.page_cache.asking import Application, Environ, StartResponse

KIND_OF = {
    "search": KINDS.index("search"),
    "views": KINDS.index("views"),
    "redaksia": KINDS.index("desk"),
    "media": KINDS.index("media"),
    "static": KINDS.index("static"),
    "health": KINDS.index("upkeep"),
    "metrics": KINDS.index("upkeep"),
}
# The last is what a Unix socket says of whoever asks by it.
LOCAL = ("127.0.0.1", "::1", "")
LOCAL_HOST = re.compile(r"(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?")
# A proxy beside us puts these around what somebody else asks.
OF_PROXIES = ("FORWARDED", "VIA", "X_FORWARDED_FOR", "X_FORWARDED_HOST", "X_REAL_IP")
NAME = re.compile(r"[0-9A-Za-z-]{8,64}")

# Unlike any other process's, and cheaper than a random word for each request.
prefix = secrets.token_hex(6)
numbers = itertools.count(1)


class Observed:
    def __init__(self, application: Application, cells: Cells, health: Health) -> None:
        self.application = application
        self.cells = cells
        self.own: dict[str, Callable[[Environ], tuple[str, str] | None]] = {
            "/health/": self.health_of,
            "/metrics/": self.metrics_for,
        }
        self.health = health

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        began = perf_counter()
        path, name, status = environ["PATH_INFO"], name_of(environ), 500
        request_id.set(name)

        def begin(line: str, headers: list[tuple[str, str]], *more: object) -> object:
            nonlocal status
            status = int(line[:3])
            return start_response(line, [*headers, ("X-Request-ID", name)], *more)

        try:
            if path in self.own and (answer := self.own_answer(path, environ)):
                content = say(*answer, begin)
                return content if environ["REQUEST_METHOD"] == "GET" else []
            return self.application(environ, begin)
        finally:
            self.cells.request(kind_of(path), status, perf_counter() - began)

    def own_answer(self, path: str, environ: Environ) -> tuple[str, str] | None:
        is_read = environ["REQUEST_METHOD"] in ("GET", "HEAD")
        return self.own[path](environ) if is_read else None

    def health_of(self, environ: Environ) -> tuple[str, str]:
        return ("200 OK", "ok\n") if self.health.is_good() else ("503 Service Unavailable", "no\n")

    def metrics_for(self, environ: Environ) -> tuple[str, str] | None:
        """Nothing for strangers: to them it is a page that does not exist, like any other."""
        return ("200 OK", exposition(self.cells)) if is_from_here(environ) else None


def say(status: str, text: str, start_response: StartResponse) -> list[bytes]:
    content = text.encode()
    kind = "text/plain; version=0.0.4; charset=utf-8"
    headers = [("Content-Type", kind), ("Content-Length", str(len(content)))]
    start_response(status, [*headers, ("Cache-Control", "no-store")])
    return [content]


def is_from_here(environ: Environ) -> bool:
    """Asked by a program on this machine, by the machine's own name and for nobody else."""
    is_handed_on = any(f"HTTP_{header}" in environ for header in OF_PROXIES)
    is_named_so = LOCAL_HOST.fullmatch(environ.get("HTTP_HOST", ""))
    return bool(is_named_so) and environ.get("REMOTE_ADDR") in LOCAL and not is_handed_on


def kind_of(path: str) -> int:
    return KIND_OF.get(path[1:].partition("/")[0], 0)


def name_of(environ: Environ) -> str:
    """The request's name: the one that a proxy beside us gave it, or a new one."""
    given = environ.get("HTTP_X_REQUEST_ID")
    if given and environ.get("REMOTE_ADDR") in LOCAL and NAME.fullmatch(given):
        return given
    return f"{prefix}-{next(numbers):x}"


class ReportingWatch(Watch):
    """Sets the numbers that are no counts, as often as it looks."""

    def __init__(self, cells: Cells, store: Store) -> None:
        super().__init__()
        self.cells = cells
        self.store = store

    def look(self) -> None:
        super().look()
        seen = self.seen
        self.cells.set("database_up", UP if seen else AWAY)
        if seen:
            self.cells.set("content_version", seen[1].version)
        self.cells.set("page_cache_bytes", self.store.size)
        self.cells.set("page_cache_pages", len(self.store.pages))
