"""Readings of words of which only the folded key is known: «kitabı», «كىتابى», «казакшага».

The same lexicon and endings as for words in Cyrillic, all folded. A stem that is in the lexicon
tells its true sounds, so it takes only the endings that fit them.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kazakh.folding import fold_plain
from kazakh.stems import lexicon
from kazakh.stems.closed import STEMS, closed_forms
from kazakh.stems.endings import Chain, endings
from kazakh.stems.lexicon import Stem
from kazakh.stems.once import once
from kazakh.stems.ranking import DECAY, UNKNOWN, share
from kazakh.stems.readings import LOSING, fits
from kazakh.stems.sounds import final, harmonies, voiced

Table = dict[str, list]


class Spelled(NamedTuple):
    """A chain of endings as it is spelled in Cyrillic."""

    chain: Chain
    spelling: str

    def takes(self, stem: str) -> bool:
        return fits(stem, self.chain)


@lru_cache(maxsize=4096)
def ranked_key(key: str) -> tuple[tuple[str, float], ...]:
    """Folded stem → probability, likeliest first."""
    weights: dict[str, float] = defaultdict(float)
    for stem in closed().get(key, ()):
        weights[fold_plain(stem)] += 1
    for (stem, kind), names in known_readings(key) if not weights else ():
        found = fold_plain(STEMS.get(stem, stem))
        weights[found] += lexicon.stems()[stem, kind] * share(kind, names)
    for stem, kind, names in unknown_readings(key) if not weights else ():
        weights[stem] += UNKNOWN * DECAY ** -len(stem) * share(kind, names)
    total = sum(weights.values())
    best_first = sorted(weights.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    return tuple((stem, weight / total) for stem, weight in best_first)


def known_readings(key: str) -> Iterator[tuple[Stem, tuple[str, ...]]]:
    for stem in stems_before_endings().get(key, ()):
        if fold_plain(stem[0]) == key:
            yield stem, ()
    for at in range(len(key) - 1, 0, -1):
        for ending in folded_endings().get(key[at:], ()):
            yield from with_ending(key[:at], ending)
            if ending.chain.start == "noun":
                yield from with_two(key[:at], ending)


def with_ending(left: str, ending: Spelled) -> Iterator[tuple[Stem, tuple[str, ...]]]:
    for stem in stems_before_endings().get(left, ()):
        if stem[1] == ending.chain.start and ending.takes(stem[0]):
            yield stem, ending.chain.names


def with_two(left: str, last: Spelled) -> Iterator[tuple[Stem, tuple[str, ...]]]:
    """A verb's form with a noun's endings: барған|дар."""
    for at in range(len(left) - 1, 0, -1):
        for verbal in folded_endings().get(left[at:], ()):
            if verbal.chain.nominal and last.takes(verbal.spelling):
                for stem, names in with_ending(left[:at], verbal):
                    yield stem, (*names, *last.chain.names)


def unknown_readings(key: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """A name, likely: any ending that may follow its last sound."""
    yield key, "noun", ()
    for at in range(len(key) - 1, 1, -1):
        sounds = {final(key[:at]) + harmony for harmony in harmonies(key[:at])}
        for chain, _ in folded_endings().get(key[at:], ()):
            if chain.start == "noun" and not sounds.isdisjoint(chain.sounds):
                yield key[:at], "noun", chain.names


@once
def closed() -> Table:
    table: Table = defaultdict(list)
    for form, stems in closed_forms().items():
        table[fold_plain(form)] += stems
    return table


@once
def stems_before_endings() -> dict[str, tuple[Stem, ...]]:
    """Key of what is written before an ending → stems; the stem's own key is one of its keys.

    The largest table of a process: in tuples, as lists would take half as much again.
    """
    table: dict[str, tuple[Stem, ...]] = {}
    for stem in lexicon.stems():
        for key in keys_before_endings(stem[0]):
            table[key] = (*table.get(key, ()), stem)
    return table


def keys_before_endings(stem: str) -> set[str]:
    forms = {stem, voiced(stem)}
    if stem[-1] in LOSING and stem[-2] in "ыі":
        forms.add(stem[:-2] + stem[-1])
    keys = {fold_plain(form) for form in forms}
    # Of two и that meet, the key keeps one: оқы|йды is «окиды».
    return keys | {key[:-1] for key in keys if key[-1:] == "и"}


@once
def folded_endings() -> dict[str, tuple[Spelled, ...]]:
    table: dict[str, tuple[Spelled, ...]] = {}
    for spelling, chains in endings().items():
        spelled = tuple(Spelled(chain, spelling) for chain in chains)
        for key in {fold_plain(spelling), fold_plain(voiced(spelling))}:
            table[key] = table.get(key, ()) + spelled
    return table
