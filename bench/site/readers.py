"""Readers whose views are counted: each answer is remembered, and compared with what is stored."""

import http.client
import itertools
import threading
import time
from collections.abc import Callable, Iterable

from bench.site.ours import PORT

AGENT = "Mozilla/5.0 (Linux; Android 11; {reader}) Chrome/120.0 Mobile Safari/537.36"
NUMBERS = itertools.count(int(time.time() * 1000))


class Reader:
    """One connection that opens articles, again and again anew after a refusal."""

    def __init__(self) -> None:
        self.connection: http.client.HTTPConnection | None = None

    def opens(self, article: int, reader: object) -> bool:
        """Whether the view was acknowledged."""
        try:
            self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", PORT, 30)
            headers = {"User-Agent": AGENT.format(reader=reader), "Content-Length": "0"}
            self.connection.request("POST", f"/views/{article}/", headers=headers)
            answer = self.connection.getresponse()
            answer.read()
            return answer.status == 200
        except (OSError, http.client.HTTPException):
            self.connection = None
            return False


def all_at_once(work: Callable[[int], None], threads: int) -> None:
    started = [threading.Thread(target=work, args=[number]) for number in range(threads)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()


def same_reader(article: int, times: int, threads: int = 16) -> int:
    """One reader opens an article so many times; how often it was acknowledged."""
    name = next(NUMBERS)
    return acknowledged(threads, [[(article, name)] * (times // threads)] * threads)


def different_readers(article: int, readers: int, threads: int = 50) -> int:
    names = [next(NUMBERS) for _ in range(readers)]
    shares = [[(article, name) for name in names[part::threads]] for part in range(threads)]
    return acknowledged(threads, shares)


def acknowledged(threads: int, shares: list[list[tuple[int, int]]]) -> int:
    counts = [0] * threads

    def work(number: int) -> None:
        reader = Reader()
        for article, name in shares[number]:
            counts[number] += reader.opens(article, name)

    all_at_once(work, threads)
    return sum(counts)


def while_something_breaks(
    articles: Iterable[int], breaks: Callable[[], None], threads: int = 16
) -> tuple[int, int]:
    """Distinct readers open articles until `breaks` returns: tried and acknowledged views."""
    over = threading.Event()
    chosen = list(articles)
    tried, counted = [0] * threads, [0] * threads

    def work(number: int) -> None:
        reader = Reader()
        while not over.is_set():
            tried[number] += 1
            counted[number] += reader.opens(chosen[tried[number] % len(chosen)], next(NUMBERS))

    def breaking(number: int) -> None:
        if number < threads:
            return work(number)
        try:
            breaks()
        finally:
            over.set()

    all_at_once(breaking, threads + 1)
    return sum(tried), sum(counted)
