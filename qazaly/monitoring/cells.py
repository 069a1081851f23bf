"""The numbers of each worker process, in memory that the others can read.

A number is a cell of eight bytes in a small file of its process. Whoever is asked adds up the
cells of all; a worker that was killed leaves its counts behind, so that no sum ever falls.
"""

import mmap
import os
import threading
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

KINDS = ("page", "search", "views", "desk", "media", "static", "upkeep")
CACHE = ("hit", "drawn", "stale", "passed")
GAUGES = ("page_cache_bytes", "page_cache_pages", "content_version", "database_up")
# Of the last gauge; a worker that nobody has asked for a page has not looked yet, and says 0.
UP, AWAY = 1, -1
STATUSES = range(100, 600)
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)  # seconds

PLACES = {how: place for place, how in enumerate(CACHE)}
# Where each group of cells begins: counts of the cache, gauges, answers by kind and status,
# times by kind and bound, and each kind's whole time in microseconds.
AT_GAUGES = len(CACHE)
AT_STATUSES = AT_GAUGES + len(GAUGES)
AT_BOUNDS = AT_STATUSES + len(KINDS) * len(STATUSES)
AT_TIMES = AT_BOUNDS + len(KINDS) * (len(BOUNDS) + 1)
CELLS = AT_TIMES + len(KINDS)
SIZE = 8 * CELLS


class Cells:
    def __init__(self, folder: Path | None = None) -> None:
        """:param folder: where the workers of one server share; without it nobody else reads"""
        self.folder = folder
        self.lock = threading.Lock()
        self.numbers = memoryview(memory_of(folder)).cast("q")

    def count(self, how: str) -> None:
        """Count one answer of the page cache."""
        place = PLACES[how]
        with self.lock:
            self.numbers[place] += 1

    def __getitem__(self, how: str) -> int:
        return self.numbers[PLACES[how]]

    def set(self, gauge: str, number: int) -> None:
        self.numbers[AT_GAUGES + GAUGES.index(gauge)] = number

    def request(self, kind: int, status: int, seconds: float) -> None:
        """:param kind: its place in KINDS"""
        answer = AT_STATUSES + kind * len(STATUSES) + status - STATUSES.start
        bound = AT_BOUNDS + kind * (len(BOUNDS) + 1) + bisect_left(BOUNDS, seconds)
        numbers = self.numbers
        with self.lock:
            numbers[answer] += 1
            numbers[bound] += 1
            numbers[AT_TIMES + kind] += int(seconds * 1e6)

    def of_all(self) -> list[tuple[int, Sequence[int]]]:
        """Process and numbers of each worker that ever counted, this one's included."""
        if self.folder is None:
            return [(os.getpid(), self.numbers)]
        files = [file for file in sorted(self.folder.iterdir()) if file.stat().st_size == SIZE]
        return [(int(file.name), memoryview(file.read_bytes()).cast("q")) for file in files]


def memory_of(folder: Path | None) -> mmap.mmap:
    if folder is None:
        return mmap.mmap(-1, SIZE)
    file = os.open(folder / str(os.getpid()), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        os.ftruncate(file, SIZE)
        return mmap.mmap(file, SIZE)
    finally:
        os.close(file)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def answers(numbers: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Kind, status and count of what was answered at all."""
    for number, kind in enumerate(KINDS):
        begin = AT_STATUSES + number * len(STATUSES)
        for status in STATUSES:
            if count := numbers[begin + status - STATUSES.start]:
                yield kind, status, count


def times(numbers: Sequence[int]) -> Iterator[tuple[str, Sequence[int], float]]:
    """Kind, counts by bound (the last beyond all) and the whole time in seconds."""
    width = len(BOUNDS) + 1
    for number, kind in enumerate(KINDS):
        begin = AT_BOUNDS + number * width
        yield kind, numbers[begin : begin + width], numbers[AT_TIMES + number] / 1e6
