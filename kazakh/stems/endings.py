"""Every chain of endings that the grammar allows, spelled out once for quick looking up."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import product
from typing import Any, NamedTuple

from kazakh.stems.grammar import CLASSES, NOMINAL, OPEN, STATES
from kazakh.stems.once import once
from kazakh.stems.sounds import TO_FRONT, final, joined

VOICES = {"causative", "passive", "reflexive", "reciprocal"}
MOST_VOICES = 2


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


@once
def endings() -> dict[str, tuple[Chain, ...]]:
    """Spelling → its readings."""
    sounds: dict[tuple, frozenset[str]] = defaultdict(frozenset)
    # Equal parts of them are one object: apart, they would take ten megabytes of each process.
    known: dict[Hashable, Any] = {}
    for start, letter, harmony in product(("noun", "verb"), CLASSES, "bf"):
        for spelling, names, state in chains(start, letter, harmony):
            same = known.setdefault(names, names)
            for written, restore in written_with(start, letter, spelling):
                reading = (written, start, same, restore, state in NOMINAL)
                where = sounds[reading] | {letter + harmony}
                sounds[reading] = known.setdefault(where, where)
    found: dict[str, tuple[Chain, ...]] = {}
    for (written, start, names, restore, nominal), where in sounds.items():
        chain = Chain(start, names, where, restore, nominal)
        found[written] = (*found.get(written, ()), known.setdefault(chain, chain))
    return found


def chains(
    state: str, letter: str, harmony: str, before: str = "", names: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """All that may follow a sound of that class: spelling, names, and the state it leads to."""
    for ending in STATES[state]:
        if letter in ending.forms and not too_long(names, ending.name):
            form = ending.forms[letter]
            spelling = joined(before, form if harmony == "b" else form.translate(TO_FRONT))
            longer = (*names, ending.name)
            if ending.then not in OPEN:
                yield spelling, longer, ending.then
            yield from chains(ending.then, final(spelling), harmony, spelling, longer)


def too_long(names: tuple[str, ...], name: str) -> bool:
    """No ending comes twice, and no verb has three voices."""
    return name in names or (name in VOICES and len(names) >= MOST_VOICES)


def written_with(start: str, letter: str, spelling: str) -> Iterator[tuple[str, str]]:
    """How the ending is written, and what the stem lost to it."""
    yield spelling, ""
    if start == "verb" and letter == "R" and spelling[0] in "уа":
        yield {"у": "ю", "а": "я"}[spelling[0]] + spelling[1:], "й"
    if start == "verb" and letter == "V" and spelling[0] in "уй":
        yield spelling.replace("й", "и", 1) if spelling[0] == "й" else spelling, "ы"
