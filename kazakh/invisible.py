"""Marks that nobody sees and that no text of a newspaper needs."""

import unicodedata
from functools import lru_cache


def without_invisible(text: str) -> str:
    """The text without marks that nobody sees: control, zero-width, direction, variation,
    and code points that are no characters.

    Line ends and tabs stay.
    """
    # A text has many characters of few kinds.
    unseen = [ord(char) for char in set(text) if is_invisible(char)]
    return text.translate(dict.fromkeys(unseen)) if unseen else text


@lru_cache(maxsize=4096)
def is_invisible(char: str) -> bool:
    code = ord(char)
    if 0xFE00 <= code <= 0xFE0F or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return True
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") and char not in "\n\r\t"
