"""Readable addresses from Kazakh titles: «Құрылыс» → `qurylys`.

The table follows the Latin alphabet of April 2021 with its marks left out and the usual
English pairs for ж, ш and ч, since an address is typed on any keyboard.
"""

import re
import unicodedata

LETTERS = str.maketrans(
    {"а": "a", "ә": "a", "ə": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e"}
    | {"ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l"}
    | {"м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s"}
    | {"т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts"}
    | {"ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e"}
    | {"ю": "yu", "я": "ya"}
)


def slugify(text: str, longest: int = 80) -> str:
    """Words of a-z and 0-9 joined by hyphens, cut at a word; "" when the text holds neither."""
    latin = unicodedata.normalize("NFKC", text).lower().translate(LETTERS)
    ascii_only = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_only)
    return cut("-".join(words), longest)


def cut(slug: str, longest: int) -> str:
    if len(slug) <= longest:
        return slug
    head, hyphen, _ = slug[: longest + 1].rpartition("-")
    return head if hyphen else slug[:longest]
