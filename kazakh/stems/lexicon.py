"""What was learnt of Kazakh words: how common a stem is, and what follows what in an ending.

data/README.md says from which lists of words, and under which licences.
"""

from collections.abc import Iterator
from pathlib import Path

from kazakh.stems.closed import STEMS
from kazakh.stems.once import once

DATA = Path(__file__).parent / "data"
Stem = tuple[str, str]
"""A stem and its kind, "noun" or "verb"."""

COMMON = 50.0
"""The weight of a common word of a closed class."""


@once
def stems() -> dict[Stem, float]:
    """Stem → its weight: of how many different forms it was found to be the stem."""
    weights: dict[Stem, float] = {}
    for stem, noun, verb in rows("stems.tsv"):
        for kind, weight in (("noun", noun), ("verb", verb)):
            if weight != "0":
                weights[stem, kind] = float(weight)
    return weights | {(stem, "noun"): COMMON for stem in STEMS}


@once
def transitions() -> dict[tuple[str, str], float]:
    """Ending and the one after it → how often, from 0 to 1; see START and END."""
    return {(before, after): float(share) for before, after, share in rows("transitions.tsv")}


def rows(name: str) -> Iterator[list[str]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")
