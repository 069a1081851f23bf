"""Words in two scripts: a Latin letter that looks like the Cyrillic one, or the other way round.

Nobody sees the difference; search, screen readers and every other script stumble over it. Scripts
that are mixed on purpose stay: «WhatsAppтан», «ITмаман», «ХХІ» in any letters.
"""

import re
from collections.abc import Iterator

from kazakh.scripts.cyrillic import (
    ABBREVIATION,
    CYRILLIC_LETTERS,
    LATIN_LETTERS,
    LATIN_TWINS,
    LOOK_ALIKES,
)
from kazakh.scripts.roman import NUMERAL, TWINS

WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(f"[{CYRILLIC_LETTERS}]+")
LATIN = re.compile(f"[{LATIN_LETTERS}]+")
# «еGov», «Fаcebookтің»: an ending stands behind a Latin word, never before its letters.
BEFORE_LATIN = re.compile(f"[{CYRILLIC_LETTERS}]+(?=[{LATIN_LETTERS}])")


def mixed_words(text: str) -> Iterator[tuple[str, str]]:
    """Each word with letters of the wrong script, and those letters."""
    for found in WORD.finditer(text):
        letters = wrong_letters(found[0])
        if letters:
            yield found[0], letters


def wrong_letters(word: str) -> str:
    """The letters of a word that only look like those of its script, each once; mostly none."""
    if not (LATIN.search(word) and CYRILLIC.search(word)) or is_numeral(word):
        return ""
    latin, strays = "".join(LATIN.findall(word)), "".join(BEFORE_LATIN.findall(word))
    if not LATIN.search(latin.translate(LOOK_ALIKES)):
        wrong = "" if ABBREVIATION.fullmatch(word) else latin
    else:
        wrong = "" if CYRILLIC.search(strays.translate(LATIN_TWINS)) else strays
    return "".join(dict.fromkeys(wrong))


def is_numeral(word: str) -> bool:
    return bool(NUMERAL.fullmatch(word.translate(TWINS)))
