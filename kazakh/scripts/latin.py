"""Kazakh in the Latin alphabet of April 2021.

31 letters; ң is ŋ, as Астана ақшамы prints it. Decided where the table leaves a choice:

- И and Й are İ, І is I: the dot goes with the sound. So Ю is İu, Я is İa, Ё is İo.
- «ия», «ию» are ia, iu and «ий» is i (Maria, İuri): the i is there already.
- A capital of two letters is wholly capital among capitals (ЦСКА → TSSKA), else only its first
  (Цой → Tsoi). The next letter decides, after the last letter the one before; alone: «Ю.» → İu.
- ъ and ь are not written: obekt, albom.
"""

from kazakh.scripts.cyrillic import spoken
from kazakh.scripts.script import Script

LOWER = (
    {"а": "a", "ә": "ä", "б": "b", "в": "v", "г": "g", "ғ": "ğ", "д": "d", "е": "e", "ё": "io"}
    | {"ж": "j", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n"}
    | {"ң": "ŋ", "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "ū"}
    | {"ү": "ü", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "tş", "ш": "ş", "щ": "şş"}
    | {"ъ": "", "ы": "y", "і": "ı", "ь": "", "э": "e", "ю": "iu", "я": "ia"}
)


def capitals(spelling: str) -> str:
    """Python's own upper() would take the dot off i."""
    return spelling.replace("i", "İ").upper()


def capitalised(spelling: str) -> str:
    return capitals(spelling[:1]) + spelling[1:]


TABLE = LOWER | {letter.upper(): capitalised(latin) for letter, latin in LOWER.items()}


def letters(word: str) -> list[str]:
    cells = [TABLE[char] for char in spoken(word)]
    if not word.islower():
        cells = [
            capitals(cell) if len(cell) > 1 and among_capitals(word, place) else cell
            for place, cell in enumerate(cells)
        ]
    return cells


def among_capitals(word: str, place: int) -> bool:
    neighbour = word[place + 1 : place + 2] or word[max(place - 1, 0) : place]
    return word[place].isupper() and neighbour.isupper()


LATIN = Script(
    language="kk-Latn",
    direction="ltr",
    letters=letters,
    capitals=capitals,
    seam="",
    punctuation={},
)
