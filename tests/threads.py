"""Many at once, each with a database connection of its own."""

import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection


def at_once(work: Callable[[Any], None], items: Iterable[Any]) -> None:
    """Call `work` with each item in a thread of its own, and wait for all."""

    def alone(item: Any) -> None:
        try:
            work(item)
        finally:
            connection.close()

    threads = [threading.Thread(target=alone, args=[item]) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
