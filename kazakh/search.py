"""What a search compares: keys that all forms and all spellings of a word share."""

from functools import lru_cache

from kazakh.folding import fold_plain, fold_word
from kazakh.stems import KAZAKH, LONGEST, NEAR, lexicon, near
from kazakh.stems.closed import closed_forms
from kazakh.stems.folded import ranked_key

SEARCH_VERSION = 1
"""Rises with every change of stems or folding: what was indexed before must be indexed anew."""
TRUSTED = 3
"""Forms in the lists that make sure of a stem. Words typed on a Russian keyboard are in the lists
too («казакстан»), and fewer forms of each."""

KAZAKH_ONLY = frozenset("әғқңөұүһі")
"""Letters that a Russian keyboard lacks."""


# Half of all words of a newspaper are the same few thousand.
@lru_cache(maxsize=65536)
def search_keys(word: str) -> tuple[str, ...]:
    """The folded stems of a word in any script or keyboard, likeliest first; maybe none.

    One word without spaces or hyphens. Letters of other languages stay in the keys as they are.
    """
    small = word.lower()
    if KAZAKH.fullmatch(small):
        found = near(small)
        if is_trusted(found[0]):
            return tuple(dict.fromkeys([*map(fold_plain, found), *meant(small)]))
    key = fold_word(word)
    if not key or key.isdigit() or len(key) > LONGEST:
        return (key,) if key else ()
    readings = ranked_key(key)
    return tuple(found for found, likely in readings if likely >= NEAR * readings[0][1])


def meant(word: str) -> list[str]:
    """«Тумау» may be «ту|ма|у», and may be «тұмау» from a keyboard without ұ."""
    if not KAZAKH_ONLY.isdisjoint(word):
        return []
    return [ranked_key(fold_plain(word))[0][0]]


def is_known(word: str) -> bool:
    """Whether the lists of words know the word or a stem that it may have.

    Of the demo's words they know 99 of 100, of the same with a slip of the hand one of nine.
    """
    small = word.lower()
    if not KAZAKH.fullmatch(small):
        return False
    return weight(small) >= 1 or any(weight(s) >= 2 or s in closed_forms() for s in near(small))


def is_trusted(stem: str) -> bool:
    return weight(stem) >= TRUSTED or stem in closed_forms()


def weight(stem: str) -> float:
    """Of how many forms in the lists it was found to be the stem."""
    return sum(lexicon.stems().get((stem, kind), 0) for kind in ("noun", "verb"))
