"""The texts of many pieces cleaned in two processes: it takes longer than all else together."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from multiprocessing.pool import AsyncResult, Pool

from django.db import connections

from legacy import packed
from legacy.moving.order import CannotMove
from legacy.moving.pieces import Piece
from legacy.text import Cleaned, Site, story_of
from news import body

PROCESSES = 2
MANY = 2000
"""Articles below which further processes are not worth their while."""
AHEAD = 4
"""Batches that are on their way; more would fill the memory."""
PATIENCE = 600
"""Seconds for a batch, which takes a few; nobody else tells that a process was killed."""
Batch = list[Piece]
Told = list[tuple[Piece, Cleaned]]


class Cleaner:
    def __init__(self, site: Site, pool: Pool | None) -> None:
        self.site, self.pool = site, pool

    def cleaned(self, batches: Iterable[Batch]) -> Iterator[Told]:
        """Each batch with its texts, in their order."""
        if not self.pool:
            yield from (told(batch, texts(self.site, batch)) for batch in batches)
            return
        waiting: deque[tuple[Batch, AsyncResult[list[Cleaned]]]] = deque()
        for batch in batches:
            waiting.append((batch, self.pool.apply_async(texts_of_batch, [batch])))
            if len(waiting) >= AHEAD:
                yield finished(*waiting.popleft())
        while waiting:
            yield finished(*waiting.popleft())


def finished(batch: Batch, result: AsyncResult[list[Cleaned]]) -> Told:
    try:
        return told(batch, result.get(PATIENCE))
    except multiprocessing.TimeoutError as reason:
        raise CannotMove(
            "Мәтіндерді тазалап отырған үдеріс тоқтап қалды. Бұйрықты қайта орындаңыз: тоқтаған "
            "жерінен жалғасады."
        ) from reason


def told(batch: Batch, texts: list[Cleaned]) -> Told:
    return list(zip(batch, texts, strict=True))


@contextmanager
def cleaner(site: Site, articles: int) -> Iterator[Cleaner]:
    if articles < MANY:
        yield Cleaner(site, None)
        return
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(PROCESSES, start, [site]) as pool:
        yield Cleaner(site, pool)


the_site: list[Site] = []


def start(site: Site) -> None:
    """In a new process: what each text is cleaned with."""
    the_site[:] = [site]


def texts_of_batch(batch: Batch) -> list[Cleaned]:
    return texts(the_site[0], batch)


def texts(site: Site, batch: Batch) -> list[Cleaned]:
    return [text_of(piece, site) for piece in batch]


def text_of(piece: Piece, site: Site) -> Cleaned:
    """With a picture of an extra field before all else, as templates show it."""
    found = story_of(fields_pictures(piece.xfields) + piece.short, piece.full, site)
    found.html += poll_of(piece)
    return found


def fields_pictures(fields: dict[str, str]) -> str:
    addresses = [
        picture.address
        for value in fields.values()
        if is_picture(value)
        for picture in packed.pictures(value)
    ]
    return "".join(f'<p><img src="{escape(address)}"></p>' for address in addresses)


def is_picture(value: str) -> bool:
    """«path|thumb|medium|size», as the engine keeps a picture in a field."""
    path, _, rest = value.partition("|")
    return bool(rest) and path.lower().endswith((".jpg", ".jpeg", ".png", ".gif", ".webp"))


def poll_of(piece: Piece) -> str:
    """What a poll had come to, as a list at the end."""
    if not piece.poll:
        return ""
    lines = "".join(f"<li><p>{escape(said)} – {votes}</p></li>" for said, votes in piece.poll)
    asked = f"<p><strong>Сауалнама: {escape(piece.question)}</strong></p>"
    return body.sanitise(f"{asked}<ul>{lines}</ul>")
