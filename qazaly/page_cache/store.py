"""Finished pages of this process, bounded by their bytes; the least recently asked for goes first.

With CACHE_URL the pages are shared with other machines, too, as they were drawn; each process
compresses them for itself.
"""

import hashlib
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.cache import BaseCache

from qazaly.page_cache.asking import Answer
from qazaly.page_cache.finished import LIFE, FinishedPage

REST = 5  # seconds without questions to a shared cache that failed

logger = logging.getLogger(__name__)


class Store:
    def __init__(self, bound: int, common: "Common | None" = None) -> None:
        """:param bound: of the pages' bytes, all encodings together."""
        self.bound = bound
        self.common = common
        self.lock = threading.Lock()
        self.pages: OrderedDict[str, FinishedPage] = OrderedDict()
        self.size = 0

    def get(self, address: str) -> FinishedPage | None:
        with self.lock:
            page = self.pages.get(address)
            if page:
                self.pages.move_to_end(address)
            return page

    def put(self, address: str, page: FinishedPage) -> None:
        self.keep(address, page)
        if self.common:
            drawn_at = time.time() - (monotonic() - page.began)
            kept = (drawn_at, tuple(page.answered))
            self.common.set(common_key(address, page.state), kept)

    def keep(self, address: str, page: FinishedPage) -> None:
        with self.lock:
            old = self.pages.pop(address, None)
            self.size += page.size - (old.size if old else 0)
            self.pages[address] = page
            while self.size > self.bound and self.pages:
                self.size -= self.pages.popitem(last=False)[1].size

    def shared(self, address: str, state: tuple) -> FinishedPage | None:
        """What another process drew of this state and is young enough; kept here from now on."""
        found = self.common and self.common.get(common_key(address, state))
        if not found or not 0 <= (age := time.time() - found[0]) < LIFE:
            return None
        page = FinishedPage(Answer(*found[1]), state, monotonic() - age)
        self.keep(address, page)
        return page


def common_key(address: str, state: tuple) -> str:
    return hashlib.sha256(f"{state}\n{address}".encode()).hexdigest()


class Common:
    """A cache that several machines share. Pages do without it while it is away."""

    def __init__(self, cache: BaseCache) -> None:
        self.cache = cache
        self.resting_until = 0.0

    def get(self, key: str) -> Any:
        return self.ask(self.cache.get, key)

    def set(self, key: str, value: Any) -> None:
        self.ask(self.cache.set, key, value, LIFE)

    def ask(self, method: Callable[..., Any], *facts: Any) -> Any:
        if monotonic() < self.resting_until:
            return None
        try:
            return method(*facts)
        except Exception:
            # Whatever a driver may raise: readers are not to wait for the next one, too.
            logger.warning("The shared cache is away", exc_info=True)
            self.resting_until = monotonic() + REST
            return None
