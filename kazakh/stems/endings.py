"""Every chain of endings that the grammar allows, spelled out once for quick looking up."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kazakh.stems.grammar import CLASSES, NOMINAL, OPEN, STATES, Ending
from kazakh.stems.sounds import TO_FRONT, VOICED, VOWELS, final

LONGEST_VOICE = 2


class Chain(NamedTuple):
    """One reading of an ending."""

    start: str
    """The part of speech that it is put to: "noun" or "verb"."""
    names: tuple[str, ...]
    sounds: frozenset[str]
    """Stems that take it: class and harmony, "Vb" … "Tf"."""
    restore: str
    """What the stem lost before it: "й" (қоя = қой+а), "ы" (оқу = оқы+у) or nothing."""
    nominal: bool
    """Whether a noun's endings may follow."""


VOICES = {"causative", "passive", "reflexive", "reciprocal"}


@cache
def endings() -> dict[str, tuple[Chain, ...]]:
    """Spelling → its readings."""
    sounds: dict[tuple, set[str]] = defaultdict(set)
    for start in ("noun", "verb"):
        for letter in CLASSES:
            for harmony in "bf":
                for spelling, names, restore, then in spelled(start, letter, harmony):
                    sounds[spelling, start, names, restore, then in NOMINAL].add(letter + harmony)
    found = defaultdict(list)
    for (spelling, start, names, restore, nominal), where in sounds.items():
        found[spelling].append(Chain(start, names, frozenset(where), restore, nominal))
    return {spelling: tuple(chains) for spelling, chains in found.items()}


def spelled(
    start: str, letter: str, harmony: str
) -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    for ending in STATES[start]:
        if letter not in ending.forms:
            continue
        form = ending.forms[letter]
        form = form if harmony == "b" else form.translate(TO_FRONT)
        for spelling, names, then in onward(form, ending, harmony, (ending.name,)):
            yield spelling, names, "", then
            if start == "verb":
                for shorter, restore in lost(spelling, letter):
                    yield shorter, names, restore, then


def lost(spelling: str, letter: str) -> Iterator[tuple[str, str]]:
    """The same where the stem's last letter is written together with the ending."""
    if letter == "R" and spelling[0] in "уа":
        yield {"у": "ю", "а": "я"}[spelling[0]] + spelling[1:], "й"
    if letter == "V" and spelling[0] == "й":
        yield "и" + spelling[1:], "ы"
    if letter == "V" and spelling[0] == "у":
        yield spelling, "ы"


def onward(
    spelling: str, ending: Ending, harmony: str, names: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The ending and all that may follow it."""
    if ending.then not in OPEN:
        yield spelling, names, ending.then
    letter = final(spelling)
    for after in STATES[ending.then]:
        if letter not in after.forms or too_long(names, after.name):
            continue
        form = after.forms[letter]
        form = form if harmony == "b" else form.translate(TO_FRONT)
        joined = (
            spelling[:-1] + VOICED.get(spelling[-1], spelling[-1]) + form
            if form[0] in VOWELS
            else spelling + form
        )
        yield from onward(joined, after, harmony, (*names, after.name))


def too_long(names: tuple[str, ...], name: str) -> bool:
    """No ending comes twice, and no verb has three voices."""
    return name in names or (name in VOICES and len(names) >= LONGEST_VOICE)
