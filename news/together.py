"""One transaction for all who write at the same moment: databases call it group commit."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from django.db import OperationalError

Item = TypeVar("Item")
Result = TypeVar("Result")

LONGEST_WAIT = 15  # seconds


class Batch(Generic[Item, Result]):
    def __init__(self) -> None:
        self.items: list[Item] = []
        self.results: list[Result] = []
        self.error: Exception | None = None
        self.done = threading.Event()


class Together(Generic[Item, Result]):
    """A function of many items, called with one: while a batch is written the next one grows.

    Whoever comes first into a batch writes it; no thread stands by. Nobody returns before the
    own item is written, and everybody of a batch shares its error.
    """

    def __init__(self, write: Callable[[list[Item]], list[Result]]) -> None:
        """:param write: gives a result for each item, in their order"""
        self.write = write
        self.joining = threading.Lock()
        self.writing = threading.Lock()
        self.next: Batch[Item, Result] | None = None

    def __call__(self, item: Item) -> Result:
        with self.joining:
            is_first = self.next is None
            batch = self.next = self.next or Batch()
            place = len(batch.items)
            batch.items.append(item)
        if is_first:
            with self.writing:
                self.lead(batch)
        elif not batch.done.wait(LONGEST_WAIT):
            raise OperationalError("The database does not answer.")
        if batch.error:
            raise batch.error
        return batch.results[place]

    def lead(self, batch: Batch[Item, Result]) -> None:
        with self.joining:
            self.next = None
        try:
            batch.results = self.write(batch.items)
        except Exception as error:
            batch.error = error
        finally:
            batch.done.set()
