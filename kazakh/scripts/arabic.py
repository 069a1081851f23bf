"""Kazakh in the Arabic script, төте жазу, as egemen.kz prints it.

ә, ө, ү and і are written as their back partners; one hamza before the word tells that it is
front, unless е, э, г, к (front) or ғ, қ (back) tell already. Decided where papers differ:

- The hamza is U+0621, each part of a compound has its own (ءان-كۇي: the second holds к), and it
  stands before the first letter, inside quotation marks.
- Names in -аев go letter for letter, نازارباەۆ as egemen.kz does, not بەيسەمبايەۆ.
- Abbreviations are joined letters (قر, اقش), an initial is a word of its own («Ә.» → ءا.).
- «ия» is يا and «ий» ي; ё is يو.
- A comma between two figures stays: 1,5.
"""

from kazakh.scripts.cyrillic import spoken
from kazakh.scripts.script import Script

HAMZA = "\N{ARABIC LETTER HAMZA}"
FRONT = frozenset("әөүі")
TELLING = frozenset("еэгғкқ")

LETTERS = (
    {"а": "ا", "ә": "ا", "б": "ب", "в": "ۆ", "г": "گ", "ғ": "ع", "д": "د", "е": "ە", "ё": "يو"}
    | {"ж": "ج", "з": "ز", "и": "ي", "й": "ي", "к": "ك", "қ": "ق", "л": "ل", "м": "م", "н": "ن"}
    | {"ң": "ڭ", "о": "و", "ө": "و", "п": "پ", "р": "ر", "с": "س", "т": "ت", "у": "ۋ", "ұ": "ۇ"}
    | {"ү": "ۇ", "ф": "ف", "х": "ح", "һ": "ھ", "ц": "تس", "ч": "چ", "ш": "ش", "щ": "شش"}
    | {"ъ": "", "ы": "ى", "і": "ى", "ь": "", "э": "ە", "ю": "يۋ", "я": "يا"}
)


def letters(word: str) -> list[str]:
    small = word.lower()
    cells = [LETTERS[char] for char in spoken(small)]
    if needs_hamza(small):
        cells[0] = HAMZA + cells[0]
    return cells


def needs_hamza(word: str) -> bool:
    return not FRONT.isdisjoint(word) and TELLING.isdisjoint(word)


ARABIC = Script(
    language="kk-Arab",
    direction="rtl",
    letters=letters,
    capitals=str,
    seam="-",
    punctuation={",": "،", ";": "؛", "?": "؟"},
)
