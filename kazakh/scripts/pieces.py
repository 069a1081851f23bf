"""A stretch of text that tags and character references cut into pieces, read as one.

«<b>Ө</b>мір» is one word, «<b>ХХІ</b> ғасыр» a numeral with what it counts, and `&#1179;` a
letter of its word. Each piece keeps its place; a piece that does not change keeps its bytes.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import accumulate
from typing import Protocol

REFERENCE = re.compile("(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
OPEN_REFERENCE = re.compile(r"&(?=#?[A-Za-z0-9]*\Z)")
Change = tuple[int, int, str]


class Converts(Protocol):
    def text(self, text: str) -> str: ...
    def html(self, html: str) -> str: ...
    def changes(self, text: str) -> list[Change]: ...
    def cells(self, word: str) -> list[str]: ...


class Pieces:
    """Collects pieces between the tags of `out` and puts the converted ones into their places."""

    def __init__(self, converter: Converts, out: list[str]) -> None:
        self.converter, self.out = converter, out
        self.pieces: list[tuple[int, str]] = []  # a place in out, and the text there
        self.bare: set[int] = set()  # places of pieces with a & that begins no reference

    def add(self, source: str) -> None:
        """Text between two tags, as it stands in the source."""
        if not source or (not self.pieces and source.isspace()):
            self.out.append(source)
            return
        if self.pieces and starts_anew(self.pieces[-1][1], source):
            self.flush()
        for number, part in enumerate(REFERENCE.split(source)):
            is_reference = number % 2
            if not is_reference and "&" in part:
                self.bare.add(len(self.out))
            self.pieces.append((len(self.out), referred(part) if is_reference else part))
            self.out.append(part)

    def flush(self) -> None:
        """The end of a stretch: a block's tag, or the end of the document."""
        if self.pieces:
            text = "".join([text for _, text in self.pieces])
            if changes := self.converter.changes(text):
                self._put(text, changes)
            self.pieces.clear()
            self.bare.clear()

    def _put(self, text: str, changes: list[Change]) -> None:
        ends = list(accumulate(len(text) for _, text in self.pieces))
        waiting = self._within(text, changes, ends)
        change = next(waiting, None)
        position = 0
        for (place, _), end in zip(self.pieces, ends, strict=True):
            parts: list[str] = []
            while change and change[0] < end:
                parts += guarded(text[position : change[0]]), safe(change[2])
                position = change[1]
                change = next(waiting, None)
            rest = text[position:end]
            if change and change[0] == end and (parts or place in self.bare):
                rest = guarded(rest)
            if parts or rest != text[position:end]:
                self.out[place] = "".join(parts) + rest
            position = end

    def _within(self, text: str, changes: list[Change], ends: list[int]) -> Iterator[Change]:
        """The changes, letter by letter where a word reaches over the end of a piece."""
        waiting = iter(ends)
        end_of_piece = next(waiting)
        for start, end, new in changes:
            while end_of_piece <= start:
                end_of_piece = next(waiting)
            if end <= end_of_piece:
                yield start, end, new
            else:
                yield from letterwise(start, self._cells(text[start:end], new))

    def _cells(self, word: str, new: str) -> list[str]:
        """A word's letters one by one; whole in its first letter's place where that cannot be."""
        for cells in (self.converter.cells(word), list(new)):
            if "".join(cells) == new and len(cells) == len(word):
                return cells
        return [new] + [""] * (len(word) - 1)


def referred(reference: str) -> str:
    """What a reference stands for; something that is no text if only its document knows."""
    text = unescape(reference)
    return text if text != reference else "\N{OBJECT REPLACEMENT CHARACTER}"


def letterwise(start: int, cells: list[str]) -> Iterator[Change]:
    for place, cell in enumerate(cells, start):
        yield place, place + 1, cell


def safe(new: str) -> str:
    """Fit for a document: only an editor's own spelling may hold anything but letters."""
    return new if new.isalpha() else escape(new)


def guarded(text: str) -> str:
    """Text before a change: new letters would make a reference of its &, «&lt;» of «&лт;»."""
    return OPEN_REFERENCE.sub("&amp;", text)


def starts_anew(before: str, after: str) -> bool:
    """A capital right after a small letter begins a word: <span>бет</span><span>Өмір</span>."""
    return before[-1:].islower() and after[:1].isupper()
