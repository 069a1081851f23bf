"""One key for the ways in which one name is typed: capitals, look-alikes, the wrong к.

Names that differ in anything else stay two; kazakh.folding is for search and joins far more.
"""

import re
import unicodedata

from kazakh.invisible import without_invisible

# Latin letters that look like Cyrillic ones and stand in their place inside Kazakh words.
LOOK_ALIKES = str.maketrans("aəceopxyikmth", "аәсеорхуікмтһ")
# Қ and ғ live with back vowels, к and г with front ones: the vowels still tell words apart.
PARTNERS = str.maketrans("қғ", "кг")
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")


def name_key(text: str) -> str:
    """The same key for «Қазалы», «қазалы» and «Kазалы» with a Latin K."""
    plain = without_invisible(unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(word_key(word) for word in plain.split())


def word_key(word: str) -> str:
    if CYRILLIC.search(word):
        word = word.translate(LOOK_ALIKES)
    return word.translate(PARTNERS)
