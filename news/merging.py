"""Two people changed one text: both changes in one, by the three-way comparison of its parts.

Where both changed the same place differently, both stay, one after the other: no word is lost,
and whoever merges is told which places those are.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
VOID = ("br", "hr", "img")
PIECE = re.compile(r"<[^>]*>|\s+|[^\s<]+")
PARAGRAPH = re.compile(r"<(p|h[2-6])>(.*)</\1>", re.DOTALL)
# Above this, comparing word by word would take longer than somebody waits.
MOST_PIECES = 4_000


@dataclass
class Merged:
    text: str
    overlaps: list[tuple[str, str]] = field(default_factory=list)
    """Places that both changed, each as theirs and mine; both stand in the text."""


class Region(NamedTuple):
    """One stretch of the three texts; `stable` where all three agree."""

    base: Sequence[str]
    theirs: Sequence[str]
    mine: Sequence[str]
    stable: bool


def merge_plain(base: str, theirs: str, mine: str) -> Merged:
    """Merge three versions of a text without markup, word by word."""
    return merge(PIECE.findall(base), PIECE.findall(theirs), PIECE.findall(mine), both_words)


def merge_html(base: str, theirs: str, mine: str) -> Merged:
    """Merge three versions of a text with markup: block by block, words within a paragraph."""
    return merge(blocks(base), blocks(theirs), blocks(mine), both_blocks)


def blocks(html: str) -> list[str]:
    """A sanitised text cut after each of its outermost elements; joined, it is whole again."""
    cut, depth = [0], 0
    for tag in TAG.finditer(html):
        if tag[2] not in VOID:
            depth += -1 if tag[1] else 1
        if depth == 0:
            cut.append(tag.end())
    if cut[-1] < len(html):
        cut.append(len(html))
    return [html[start:end] for start, end in pairwise(cut)]


def merge(
    base: list[str],
    theirs: list[str],
    mine: list[str],
    both: Callable[[Region], Merged],
) -> Merged:
    """Take from each side what it changed; `both` decides where both did."""
    merged = Merged("")
    for region in regions(base, theirs, mine):
        settled = settle(region) or both(region)
        merged.text += settled.text
        merged.overlaps += settled.overlaps
    return merged


def settle(region: Region) -> Merged | None:
    """The region where one side alone changed something, or both the same; else None."""
    if region.theirs == region.base:
        return Merged("".join(region.mine))
    if region.mine in (region.base, region.theirs):
        return Merged("".join(region.theirs))
    return None


def both_words(region: Region) -> Merged:
    theirs, mine = "".join(region.theirs), "".join(region.mine)
    gap = "" if not theirs or not mine or theirs[-1].isspace() or mine[0].isspace() else " "
    return Merged(theirs + gap + mine, [(theirs, mine)])


def both_blocks(region: Region) -> Merged:
    """Both changed these blocks: a paragraph is merged by its words where that can be done."""
    if len(region.base) == len(region.theirs) == len(region.mine):
        parts = [both_of_one(*three) for three in zip(*region[:3], strict=True)]
        overlaps = [overlap for part in parts for overlap in part.overlaps]
        return Merged("".join(part.text for part in parts), overlaps)
    return keep_both("".join(region.theirs), "".join(region.mine))


def both_of_one(base: str, theirs: str, mine: str) -> Merged:
    one = Region([base], [theirs], [mine], stable=False)
    if settled := settle(one):
        return settled
    found = [PARAGRAPH.fullmatch(text) for text in (base, theirs, mine)]
    shapes = {match and match[1] for match in found}
    if len(shapes) > 1 or None in shapes:
        return keep_both(theirs, mine)
    merged = merge_plain(*(match[2] for match in found if match))
    # Crossed marks, <b><i></b></i>, are nothing a text may hold.
    if merged.overlaps or not nests(merged.text):
        return keep_both(theirs, mine)
    tag = found[0] and found[0][1]
    return Merged(f"<{tag}>{merged.text}</{tag}>")


def keep_both(theirs: str, mine: str) -> Merged:
    return Merged(theirs + mine, [(theirs, mine)])


def nests(html: str) -> bool:
    """Whether every mark in a paragraph is closed, in order."""
    opened: list[str] = []
    for closing, name in TAG.findall(html):
        if name in VOID:
            continue
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def regions(base: list[str], theirs: list[str], mine: list[str]) -> Iterator[Region]:
    """Cut the three texts at the stretches of `base` that both others still have."""
    at_base = at_theirs = at_mine = 0
    for start, their_start, my_start, length in common(base, theirs, mine):
        yield from changed(
            base[at_base:start], theirs[at_theirs:their_start], mine[at_mine:my_start]
        )
        at_base, at_theirs, at_mine = start + length, their_start + length, my_start + length
        same = base[start:at_base]
        yield Region(same, same, same, stable=True)
    yield from changed(base[at_base:], theirs[at_theirs:], mine[at_mine:])


def changed(base: list[str], theirs: list[str], mine: list[str]) -> Iterator[Region]:
    if base or theirs or mine:
        yield Region(base, theirs, mine, stable=False)


def common(
    base: list[str], theirs: list[str], mine: list[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Stretches that all three have: where they start in each, and how long they are."""
    for one, two in crossing(matches(base, theirs), matches(base, mine)):
        start = max(one[0], two[0])
        length = min(one[0] + one[2], two[0] + two[2]) - start
        if length > 0:
            yield start, one[1] + start - one[0], two[1] + start - two[0], length


def matches(base: list[str], other: list[str]) -> list[tuple[int, int, int]]:
    if len(base) + len(other) > MOST_PIECES:
        return ends(base, other)
    found = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return [(match.a, match.b, match.size) for match in found if match.size]


def ends(base: list[str], other: list[str]) -> list[tuple[int, int, int]]:
    """What two long texts share at their beginnings and at their ends."""
    shortest = min(len(base), len(other))
    head = next((i for i in range(shortest) if base[i] != other[i]), shortest)
    rest = shortest - head
    tail = next((i for i in range(rest) if base[-1 - i] != other[-1 - i]), rest)
    found = [(0, 0, head), (len(base) - tail, len(other) - tail, tail)]
    return [match for match in found if match[2]]


def crossing(
    one: list[tuple[int, int, int]], two: list[tuple[int, int, int]]
) -> Iterator[tuple[tuple[int, int, int], tuple[int, int, int]]]:
    """Pairs of matches, one of each list, that can share a part of base; both lists in order."""
    i = j = 0
    while i < len(one) and j < len(two):
        yield one[i], two[j]
        if one[i][0] + one[i][2] < two[j][0] + two[j][2]:
            i += 1
        else:
            j += 1
