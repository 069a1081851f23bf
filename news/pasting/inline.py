"""The words of one block, with what is bold, slanted or leads somewhere."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

SPACE = re.compile(r"(\s+)")
HARD = frozenset("\xa0\u202f\u2007")


class Marks(NamedTuple):
    href: str = ""
    bold: bool = False
    italic: bool = False


class Piece(NamedTuple):
    text: str
    marks: Marks = Marks()


BREAK = Piece("\n")
SPACED = Piece(" ")


def paragraphs(line: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The paragraphs of a block: two line breaks in a row are the space between two."""
    paragraph: list[Piece] = []
    for piece in collapsed(line):
        if piece is BREAK and paragraph and paragraph[-1] is BREAK:
            yield paragraph[:-1]
            paragraph = []
        elif piece is not BREAK or paragraph:
            paragraph.append(piece)
    while paragraph and paragraph[-1] is BREAK:
        paragraph.pop()
    if paragraph:
        yield paragraph


def collapsed(line: Iterable[Piece]) -> list[Piece]:
    """Each run of spaces one space, none at the ends and around line breaks."""
    pieces: list[Piece] = []
    for piece in tokens(line):
        last = pieces[-1] if pieces else BREAK
        if is_space(piece) and last is BREAK:
            continue
        if is_space(last) and (is_space(piece) or piece is BREAK):
            # Several spaces are never a hard one.
            pieces.pop()
            piece = piece if piece is BREAK else SPACED
        pieces.append(piece)
    if pieces and is_space(pieces[-1]):
        pieces.pop()
    return [between(pieces, at) for at in range(len(pieces))]


def is_space(piece: Piece) -> bool:
    return piece is not BREAK and piece.text.isspace()


def tokens(line: Iterable[Piece]) -> Iterator[Piece]:
    for piece in line:
        if piece is BREAK:
            yield BREAK
            continue
        for part in filter(None, SPACE.split(piece.text)):
            yield Piece(part, piece.marks)


def between(pieces: list[Piece], at: int) -> Piece:
    """A space is as hard as its numbers need it, and bold only inside of what is bold."""
    piece = pieces[at]
    if not is_space(piece) or not 0 < at < len(pieces) - 1:
        return piece
    before, after = pieces[at - 1], pieces[at + 1]
    is_hard = piece.text in HARD and is_tied(before.text[-1], after.text[0])
    return Piece("\xa0" if is_hard else " ", common(before.marks, after.marks))


def is_tied(before: str, after: str) -> bool:
    """«10 000» and «№ 5» are never parted; any other hard space is a habit of programs."""
    return after.isdigit() and (before.isdigit() or before == "№")


def common(one: Marks, other: Marks) -> Marks:
    href = one.href if one.href == other.href else ""
    return Marks(href, one.bold and other.bold, one.italic and other.italic)


def marked_up(pieces: Iterable[Piece]) -> str:
    """In the order in which the editor nests its marks: links, bold, italic."""
    return "".join(
        wrapped("a", bold(group), href) for href, group in groupby(pieces, lambda p: p.marks.href)
    )


def bold(pieces: Iterable[Piece]) -> str:
    groups = groupby(pieces, lambda piece: piece.marks.bold)
    return "".join(
        wrapped("strong", italic(group)) if on else italic(group) for on, group in groups
    )


def italic(pieces: Iterable[Piece]) -> str:
    groups = groupby(pieces, lambda piece: piece.marks.italic)
    return "".join(wrapped("em", plain(group)) if on else plain(group) for on, group in groups)


def plain(pieces: Iterable[Piece]) -> str:
    return "".join("<br>" if p is BREAK else escape(p.text, quote=False) for p in pieces)


def wrapped(tag: str, inner: str, href: str | None = None) -> str:
    if href is None:
        return f"<{tag}>{inner}</{tag}>"
    return f'<{tag} href="{escape(href)}">{inner}</{tag}>' if href else inner
