"""Which reading of a word is the likeliest."""

from collections import defaultdict
from functools import cache, lru_cache

from kazakh.stems import lexicon
from kazakh.stems.closed import STEMS, closed_forms
from kazakh.stems.readings import Reading, readings

# How much less likely a reading is whose stem had to change in this way.
CHANGES = {"": 1.0, "voiced": 1.0, "kept": 0.02, "lost": 1.0}
NEVER_SEEN = 1e-5
# A stem that is in no list: the longer, the less it can be expected.
UNKNOWN, DECAY = 0.1, 2.5
CLOSED = closed_forms()


@lru_cache(maxsize=4096)
def ranked(word: str) -> tuple[tuple[str, float], ...]:
    """Stem → probability, likeliest first; the word is in lower case."""
    if word in CLOSED:
        return tuple((stem, 1 / len(CLOSED[word])) for stem in CLOSED[word])
    weights: dict[str, float] = defaultdict(float)
    # In their order, not a set's, which differs from process to process, as do the sums of it.
    for reading in dict.fromkeys(readings(word)):
        weights[STEMS.get(reading.stem, reading.stem)] += likelihood(reading)
    total = sum(weights.values())
    if not total:
        return ((word, 1.0),)
    best_first = sorted(weights.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    return tuple((stem, weight / total) for stem, weight in best_first)


def likelihood(reading: Reading) -> float:
    weight = lexicon.stems().get((reading.stem, reading.kind))
    if weight is None:
        weight = weight_of_unknown(reading)
    return weight * CHANGES[reading.change] * share(reading.kind, reading.names)


def weight_of_unknown(reading: Reading) -> float:
    """Nobody has seen the stem: it must be spelled out in the word, and look like one."""
    if reading.change == "lost" or len(reading.stem) < 2:
        return 0.0
    return UNKNOWN * DECAY ** -len(reading.stem)


@cache
def share(kind: str, names: tuple[str, ...]) -> float:
    """How often words of the kind have just these endings."""
    table = lexicon.transitions()
    product = 1.0
    for step in zip((f"^{kind}", *names), (*names, "$"), strict=True):
        product *= table.get(step, NEVER_SEEN)
    return product
