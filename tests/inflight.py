"""Requests that the live server is answering: tables are emptied only after the last of them.

A page that is closed leaves questions behind (a form that keeps its copy); emptying the tables
beside them would end in a deadlock.
"""

import threading
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PATIENCE = 20  # seconds
ON_THE_WAY = 0.1  # sent by the browser, not met by the server yet

answering = 0
lock = threading.Lock()


def counted(get_response: Callable[[HttpRequest], HttpResponse]):
    """Middleware, outside of all others: one more, one less."""

    def middleware(request: HttpRequest) -> HttpResponse:
        step(1)
        try:
            return get_response(request)
        finally:
            step(-1)

    return middleware


def step(by: int) -> None:
    global answering
    with lock:
        answering += by


def wait_for_the_last() -> None:
    time.sleep(ON_THE_WAY)
    until = time.monotonic() + PATIENCE
    while answering and time.monotonic() < until:
        time.sleep(0.02)
