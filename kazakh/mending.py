"""Letters that only look Kazakh, put right in a text that people type: «əкім», «Kазалы», «мiн».

A word is mended when it is Cyrillic but for Latin letters that look like Cyrillic ones; then its
look stays and search, spelling and other scripts find it. A word that is Latin in any other letter
stays («iPhoneға», «HTTPті», «Bakı»), and so does one that is wholly Latin, as it may be meant
so. A Latin ə alone («Ə. Бөкейхан») is Cyrillic wherever the text is.

Marks that nobody sees go too, U+FE0F behind an emoji among them: of a family joined by U+200D
its people remain, side by side.
"""

import re

from kazakh.invisible import without_invisible
from kazakh.scripts.cyrillic import CYRILLIC_LETTERS, HAS_CYRILLIC, LATIN_LETTERS, LOOK_ALIKES
from kazakh.scripts.mixing import LATIN, WORD, wrong_letters

MIXED = re.compile(f"[{CYRILLIC_LETTERS}][{LATIN_LETTERS}]|[{LATIN_LETTERS}][{CYRILLIC_LETTERS}]")
LONE_SCHWA = re.compile(r"(?<!\w)[əƏ](?!\w)")


def mended(text: str, *, is_piece: bool = False) -> str:
    """The text without invisible marks and with the look-alikes of its Cyrillic words mended.

    :param is_piece: of a text that has Cyrillic letters, whether or not this piece has.
    """
    visible = without_invisible(text)
    return with_own_letters(visible) if is_piece or HAS_CYRILLIC.search(visible) else visible


def with_own_letters(text: str) -> str:
    alone = LONE_SCHWA.sub(lambda found: found[0].translate(LOOK_ALIKES), text)
    if not MIXED.search(alone):
        return alone
    return WORD.sub(lambda found: with_own(found[0]), alone)


def with_own(word: str) -> str:
    return word.translate(LOOK_ALIKES) if LATIN.search(wrong_letters(word)) else word
