"""Reading a Cyrillic word as it was meant, before it is written in another script.

Editors type Latin letters that look like Cyrillic ones («əкім», «Kазалы»), paste stress marks
and soft hyphens, and quote names in other peoples' Cyrillic. Every such word becomes letters of
ALPHABET here, so that a script's table is total.
"""

import re
import unicodedata
from functools import lru_cache

LOWER = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
ALPHABET = LOWER + LOWER.upper()
# What a regular expression writes between brackets: the blocks of the Cyrillic script, the Latin
# letters, and the marks that may stand inside a word without being one of its letters.
CYRILLIC_LETTERS = (
    r"\u0400-\u052f\u1c80-\u1c8f\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f\ufe2e\ufe2f"
    r"\U0001e030-\U0001e08f"
)
LATIN_LETTERS = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0259\u1e00-\u1eff"
MARKS = r"\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff"

PLAIN = re.compile(f"[{ALPHABET}]+")
HAS_CYRILLIC = re.compile(f"[{CYRILLIC_LETTERS}]")
RUNS = re.compile(f"[{LATIN_LETTERS}][{LATIN_LETTERS}{MARKS}]*|[{CYRILLIC_LETTERS}{MARKS}]+")
ANY_MARK = re.compile(f"[{MARKS}]")
ANY_LATIN = re.compile(f"[{LATIN_LETTERS}]")
# «HTTPті»: capitals that all look Cyrillic are still Latin before an ending in small letters.
ABBREVIATION = re.compile(f"[A-Z]{{2,}}[{LOWER}]+")

# Ү is drawn as the Latin Y, у as y.
LOOK_ALIKES = str.maketrans("ABCEHIKMOPTXYƏaceopxyikmthə", "АВСЕНІКМОРТХҮӘасеорхуікмтһә")
# The other way round only where it happens: «СOVID» with a Cyrillic С.
LATIN_TWINS = str.maketrans("АВСЕНІКМОРТХУҮасеорхуі", "ABCEHIKMOPTXYYaceopxyi")

# After и or й the i of я, ю and ё is written already, and «ий» is one sound: Мария, Юрий.
AFTER_I = re.compile("(?<=[ийИЙ])[яюёйЯЮЁЙ]")
SHORTENED = str.maketrans("яюёйЯЮЁЙ", "ауоьАУОЬ")

# Letters of other peoples' Cyrillic whose nearest Kazakh letter their name does not give away.
FOREIGN = {"є": "е", "ґ": "г", "ї": "и", "ў": "у", "ј": "й", "љ": "ль", "њ": "нь", "ћ": "ч"} | {
    **{"ђ": "дж", "џ": "дж", "ѣ": "е", "ѳ": "ф", "ҳ": "һ", "ҥ": "ң", "ӊ": "ң", "ӈ": "ң"},
    **{"ҡ": "қ", "ӄ": "қ", "ӷ": "ғ", "ӧ": "ө", "ӱ": "ү", "ӓ": "ә", "ӕ": "ә", "ӏ": ""},
}
# The last word of a letter's name in Unicode: CYRILLIC SMALL LETTER ROUNDED VE.
NAMED = {"BE": "б", "VE": "в", "GHE": "г", "IE": "е", "ZHE": "ж", "ZE": "з", "EL": "л"} | {
    **{"EM": "м", "EN": "н", "PE": "п", "ER": "р", "ES": "с", "EF": "ф", "HA": "х", "TSE": "ц"},
    **{"CHE": "ч", "SHA": "ш", "SHCHA": "щ", "YERU": "ы", "YU": "ю", "YA": "я", "SCHWA": "ә"},
}
INITIALS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "абцдефгһижклмнопқрстувухйз", strict=True))


def spoken(word: str) -> str:
    """The word with its double letters made single, letter for letter: «Мария» → «Мариа».

    The press does so in both scripts: функциялар فۋنكتسيالار, Нижний نيجني.
    """
    return AFTER_I.sub(lambda found: found[0].translate(SHORTENED), word)


def runs(word: str) -> list[str]:
    """The word as stretches of one script each, the Cyrillic ones in letters of ALPHABET.

    Most words are one stretch; an ending typed onto a Latin word makes two.
    """
    bare = ANY_MARK.sub("", unicodedata.normalize("NFD", word))
    latin = "".join(ANY_LATIN.findall(bare))
    if not latin or looks_cyrillic(bare, latin):
        return [plain(unicodedata.normalize("NFD", word).translate(LOOK_ALIKES))]
    if looks_latin(bare):
        return [word.translate(LATIN_TWINS)]
    return [run if ANY_LATIN.match(run) else plain(run) for run in RUNS.findall(word)]


def looks_cyrillic(word: str, latin: str) -> bool:
    return not ANY_LATIN.search(latin.translate(LOOK_ALIKES)) and not ABBREVIATION.fullmatch(word)


def looks_latin(word: str) -> bool:
    typed_on = word[-1:].islower() and HAS_CYRILLIC.match(word[-1:])
    return not typed_on and not HAS_CYRILLIC.search(word.translate(LATIN_TWINS))


def plain(run: str) -> str:
    """Letters of ALPHABET for any letters of the Cyrillic script; marks are left out."""
    return "".join(map(kazakh_letter, unicodedata.normalize("NFC", run)))


@lru_cache(maxsize=1024)
def kazakh_letter(char: str) -> str:
    """The Kazakh letters nearest to a letter of any Cyrillic alphabet; "" for what is none."""
    if char in ALPHABET:
        return char
    nearest = nearest_letter(char.lower())
    return nearest.capitalize() if char.isupper() else nearest


def nearest_letter(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[:1]
    if char in FOREIGN or base in LOWER:
        return FOREIGN.get(char, base)
    kind, _, name = unicodedata.name(char, "").partition(" WITH ")[0].rpartition(" ")
    if "LETTER" not in kind or name == "SIGN":
        return ""
    return NAMED.get(name) or INITIALS.get(name[0], "")
