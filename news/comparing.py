"""What changed between two versions of a text, as words: no markup is shown to anybody."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from news import body
from news.merging import MOST_PIECES, blocks, ends

SAME, GONE, NEW = "same", "gone", "new"
WORD = re.compile(r"\s+|\w+|[^\w\s]")
REFERENCE = re.compile(r'<figure data-(\w+)="([^"]*)"[^>]*></figure>')
NAMES = {"photo": "Сурет", "gallery": "Галерея", "embed": "Жазба"}


class Change(NamedTuple):
    kind: str
    text: str


def compare_html(before: str, after: str) -> list[list[Change]]:
    """Paragraph by paragraph; each as stretches that stayed, went and came."""
    one, two = paragraphs(before), paragraphs(after)
    compared = []
    for kind, old, new in stretches(one, two):
        if kind == "equal":
            compared += [[Change(SAME, text)] for text in old]
        elif len(old) == len(new):
            compared += [compare_plain(a, b) for a, b in zip(old, new, strict=True)]
        else:
            compared += [[Change(GONE, text)] for text in old]
            compared += [[Change(NEW, text)] for text in new]
    return compared


def compare_plain(before: str, after: str) -> list[Change]:
    """Word by word."""
    changes = []
    for kind, old, new in stretches(WORD.findall(before), WORD.findall(after)):
        if kind == "equal":
            changes.append(Change(SAME, "".join(old)))
        else:
            changes += [Change(GONE, "".join(old))] if old else []
            changes += [Change(NEW, "".join(new))] if new else []
    return changes


def paragraphs(html: str) -> list[str]:
    """The text's blocks as words, pictures named by their number."""
    plain = (body.plain(named(block)).strip() for block in blocks(html))
    return [text for text in plain if text]


def named(block: str) -> str:
    return REFERENCE.sub(lambda found: f"[{NAMES.get(found[1], '')} № {found[2]}]", block)


def stretches(one: list[str], two: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    if len(one) + len(two) > MOST_PIECES:
        yield from long_stretches(one, two)
        return
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        yield kind, one[a:b], two[c:d]


def long_stretches(one: list[str], two: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Texts too long to be compared word by word: their common beginning and end, at least."""
    at_one = at_two = 0
    for start, other, length in [*ends(one, two), (len(one), len(two), 0)]:
        if one[at_one:start] or two[at_two:other]:
            yield "replace", one[at_one:start], two[at_two:other]
        at_one, at_two = start + length, other + length
        if length:
            yield "equal", one[start:at_one], two[other:at_two]


def shortened(changes: list[list[Change]]) -> list[list[Change]]:
    """Only the paragraphs in which something changed."""
    return [line for line in changes if any(change.kind != SAME for change in line)]
