"""One key for the ways in which one word is typed: capitals, look-alikes, the wrong к."""

import re
import unicodedata
from functools import lru_cache

# Latin letters that look like Cyrillic ones and stand in their place inside Kazakh words.
LOOK_ALIKES = str.maketrans("aəceopxyikmth", "аәсеорхуікмтһ")
# Қ and ғ live with back vowels, к and г with front ones: the vowels still tell words apart.
PARTNERS = str.maketrans("қғ", "кг")
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")


def fold(text: str) -> str:
    """The same key for «Қазалы», «қазалы» and «Kазалы» with a Latin K."""
    plain = without_invisible(unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(fold_word(word) for word in plain.split())


def fold_word(word: str) -> str:
    if CYRILLIC.search(word):
        word = word.translate(LOOK_ALIKES)
    return word.translate(PARTNERS)


def without_invisible(text: str) -> str:
    """The text without marks that nobody sees: control, zero-width, direction, variation,
    and code points that are no characters.

    Line ends and tabs stay.
    """
    return "".join(char for char in text if not is_invisible(char))


@lru_cache(maxsize=4096)
def is_invisible(char: str) -> bool:
    code = ord(char)
    if 0xFE00 <= code <= 0xFE0F or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return True
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") and char not in "\n\r\t"
