"""Tables that are made when first asked for: by one thread, however many ask at once."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Table = TypeVar("Table")


def once(make: Callable[[], Table]) -> Callable[[], Table]:
    """Like functools.cache, which lets each thread that comes in the meantime make its own.

    Measured: 32 threads left 744 MB in a process where one leaves 145 MB.
    """
    lock = threading.Lock()
    made: list[Table] = []

    @wraps(make)
    def table() -> Table:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return table
