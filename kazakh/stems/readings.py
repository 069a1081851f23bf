"""The ways in which a word can be read: a stem, its part of speech, and a chain of endings."""

from collections.abc import Iterator
from typing import NamedTuple

from kazakh.stems.endings import Chain, endings
from kazakh.stems.sounds import VOICED, VOWELS, final, harmonies

DEVOICED = {voiced: plain for plain, voiced in VOICED.items()}
# Before an ending that begins with a vowel a stem may lose its own last one: халық – халқы.
LOSING = frozenset("нлрзсқкп")


class Reading(NamedTuple):
    stem: str
    kind: str
    """"noun" (any nominal) or "verb"."""
    names: tuple[str, ...]
    """The endings, in order."""
    change: str
    """How the stem differs from what is written: "", "voiced", "lost" or "kept" (a final к, қ, п
    that should have been voiced)."""


def readings(word: str) -> Iterator[Reading]:
    """All that the grammar allows, likely or not."""
    yield Reading(word, "noun", (), "")
    yield Reading(word, "verb", (), "")
    table = endings()
    for at in range(len(word) - 1, 0, -1):
        for chain in table.get(word[at:], ()):
            yield from whole(word[:at], word[at:], chain)
            if chain.start == "noun":
                yield from of_verb(word[:at], word[at:], chain)


def whole(left: str, ending: str, chain: Chain) -> Iterator[Reading]:
    for stem, change in stems_of(left, ending, chain):
        if fits(stem, chain):
            yield Reading(stem, chain.start, chain.names, change)


def of_verb(left: str, ending: str, chain: Chain) -> Iterator[Reading]:
    """The noun itself may be a verb's form: барған|дар, жазу|ы, бармағ|ы."""
    table = endings()
    for form, change in stems_of(left, ending, chain):
        if change not in ("", "voiced") or not fits(form, chain):
            continue
        for at in range(len(form) - 1, 0, -1):
            for verbal in table.get(form[at:], ()):
                if verbal.nominal:
                    for reading in whole(form[:at], form[at:], verbal):
                        yield reading._replace(names=(*verbal.names, *chain.names))


def stems_of(left: str, ending: str, chain: Chain) -> Iterator[tuple[str, str]]:
    """What the stem is when `left` stands before the ending."""
    if chain.restore == "й":
        yield left if left[-1] == "и" else left + "й", ""
    elif chain.restore:
        yield left + "ы", "lost"
        yield left + "і", "lost"
    elif ending[0] not in "аеыіу":
        yield left, ""
        if left[-1] == "с":
            yield left + "с", "lost"
    else:
        yield from before_vowel(left)


def before_vowel(left: str) -> Iterator[tuple[str, str]]:
    last, before = left[-1], left[-2:-1]
    if last in DEVOICED:
        yield left[:-1] + DEVOICED[last], "voiced"
    yield left, "kept" if last in VOICED and before in VOWELS else ""
    if last in "лрн":
        yield left + "ь", "lost"
    if last in LOSING and before and before not in VOWELS:
        yield f"{left[:-1]}ы{last}", "lost"
        yield f"{left[:-1]}і{last}", "lost"


def fits(stem: str, chain: Chain) -> bool:
    letter = final(stem)
    return any(letter + harmony in chain.sounds for harmony in harmonies(stem))
