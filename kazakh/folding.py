"""One key for all the ways in which a word is typed: four Latin alphabets, the Arabic script,
a Russian keyboard, look-alikes and capitals.

What any of these leaves out, the key leaves out: it has one letter for а ә, for о ө, for у ұ ү,
for ы і и й, for к қ, г ғ, н ң, х һ and е э; ё ю я ц ч щ are written as the Latin alphabet of
2021 does (ио иу иа тс тш шш), a doubled и is one. So «қазақша», «казакша», «qazaqşa», «qazaqsha»,
«qazaqs'a» and «قازاقشا» have the key казакша. Different words may share a key (ұн and үн do): that
is for search to bear, and names have kazakh.names.
"""

import re
import unicodedata

from kazakh.invisible import without_invisible
from kazakh.scripts.cyrillic import HAS_CYRILLIC, runs

CYRILLIC = (
    {"ә": "а", "ғ": "г", "ё": "ио", "і": "и", "й": "и", "қ": "к", "ң": "н", "ө": "о", "ұ": "у"}
    | {"ү": "у", "һ": "х", "ц": "тс", "ч": "тш", "щ": "шш", "ъ": "", "ы": "и", "ь": "", "э": "е"}
    | {"ю": "иу", "я": "иа"}
)
ARABIC = (
    {"ا": "а", "ب": "б", "ۆ": "в", "گ": "г", "ع": "г", "د": "д", "ە": "е", "ج": "ж", "ز": "з"}
    | {"ي": "и", "ى": "и", "ك": "к", "ق": "к", "ل": "л", "م": "м", "ن": "н", "ڭ": "н", "و": "о"}
    | {"پ": "п", "ر": "р", "س": "с", "ت": "т", "ۋ": "у", "ۇ": "у", "ف": "ф", "ح": "х", "ھ": "х"}
    | {"چ": "тш", "ش": "ш", "ء": "", "\N{ARABIC LETTER HIGH HAMZA}": "", "ـ": ""}
    # As other keyboards have them.
    | {"ک": "к", "ی": "и", "ہ": "х", "ه": "е", "ة": "е", "آ": "а", "أ": "а", "خ": "х", "غ": "г"}
)
LATIN = (
    {"a": "а", "b": "б", "c": "тс", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и"}
    | {"j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р"}
    | {"s": "с", "t": "т", "u": "у", "v": "в", "w": "у", "x": "х", "y": "и", "z": "з", "ä": "а"}
    | {"ö": "о", "ü": "у", "ū": "у", "ğ": "г", "ŋ": "н", "ñ": "н", "ş": "ш", "ı": "и", "ə": "а"}
    | {"á": "а", "ó": "о", "ú": "у", "ý": "у", "ǵ": "г", "ń": "н", "ï": "и", "ç": "тш", "í": "и"}
    # Two letters for one: the alphabet of 2018 and what people type by ear.
    | {"sh": "ш", "ch": "тш", "zh": "ж", "gh": "г", "kh": "х"}
    # 2017 put an apostrophe behind the letter; behind others it says nothing.
    | {"s'": "ш", "c'": "тш", "y'": "у", "'": ""}
)
TABLE = CYRILLIC | ARABIC | LATIN
SPELLING = re.compile("|".join(sorted(map(re.escape, TABLE), key=len, reverse=True)))
PLAIN = str.maketrans(CYRILLIC)
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´′", "'"))
LETTERS = re.compile(r"[^\W\d_]+")
DOUBLE_I = re.compile("ии+")
NO_KEY = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The keys of a text's words, a space between them."""
    return " ".join(filter(None, map(fold_word, without_invisible(text).split())))


def fold_word(word: str) -> str:
    """The key of one word: letters and digits, in Cyrillic where they are Kazakh; maybe ""."""
    small = unicodedata.normalize("NFKC", word).translate(APOSTROPHES).casefold()
    small = small.replace("i\N{COMBINING DOT ABOVE}", "i")
    if HAS_CYRILLIC.search(small):
        small = LETTERS.sub(lambda found: "".join(runs(found[0])), small)
    return joined(NO_KEY.sub("", SPELLING.sub(lambda found: TABLE[found[0]], small)))


def fold_plain(word: str) -> str:
    """The same for a word in small letters of the Kazakh alphabet, ten times as quick."""
    return joined(word.translate(PLAIN))


def joined(key: str) -> str:
    # Асхат is Ashat in the Latin of 2021, which cannot be told from ш.
    return DOUBLE_I.sub("и", key).replace("сх", "ш")
