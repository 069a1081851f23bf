"""The application as a server calls it."""

import os
import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qazaly.settings")

# A thread waits for a body as long as its sender likes, so that slow senders could hold them all:
# half of a worker's threads are never given to a request with a body.
BODIES_AT_ONCE = 16
LARGEST_BODY = 16 * 1024 * 1024
# Where the desk sends printed issues: a little more than what is taken of them.
ISSUES, LARGEST_ISSUE = "/redaksia/paper/issue/", 64 * 1024 * 1024

Environ = dict[str, Any]
Application = Callable[[Environ, Callable], Iterable[bytes]]


def with_bounded_bodies(application: Application) -> Application:
    """Answer a body that is too large, or finds no place, before anything of it is read."""
    places = threading.BoundedSemaphore(BODIES_AT_ONCE)

    def bounded(environ: Environ, start_response: Callable) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        has_body = length != "0" or "HTTP_TRANSFER_ENCODING" in environ
        if not has_body:
            return application(environ, start_response)
        most = LARGEST_ISSUE if environ["PATH_INFO"].startswith(ISSUES) else LARGEST_BODY
        if not length.isdecimal() or int(length) > most:
            return refuse(start_response, "413 Content Too Large")
        if not places.acquire(blocking=False):
            return refuse(start_response, "503 Service Unavailable")
        try:
            return application(environ, start_response)
        finally:
            places.release()

    return bounded


def refuse(start_response: Callable, status: str) -> Iterable[bytes]:
    start_response(status, [("Content-Length", "0"), ("Retry-After", "10")])
    return []


def application_of_the_site() -> Application:
    bounded = with_bounded_bodies(get_wsgi_application())
    # After set-up: the page cache reads models.
    from qazaly.counter import Counter
    from qazaly.monitoring.cells import Cells
    from qazaly.monitoring.health import Health
    from qazaly.monitoring.observing import Observed, ReportingWatch
    from qazaly.page_cache import PageCache, Store
    from qazaly.page_cache.store import Common

    cells = Cells(settings.COUNTS_ROOT)
    store = Store(settings.PAGE_CACHE_BYTES, Common(cache) if settings.CACHE_IS_SHARED else None)
    watch = ReportingWatch(cells, store)
    counter = Counter(PageCache(bounded, watch, store, cells))
    return Observed(counter, cells, Health(watch))


application = application_of_the_site()
