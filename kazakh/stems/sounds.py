"""The sounds of Kazakh as its endings see them: what a word ends in, and its vowel harmony.

After: Kazakh grammar as taught in school and as Muhamedowa describes it (Kazakh: A Comprehensive
Grammar, 2016, chapter 1). Words are in lower case.
"""

VOWELS = frozenset("аәеоөұүыіэёя")
BACK = frozenset("аоұыёя")
FRONT = frozenset("әеөүіэ")
# у, и and ю are written alike in both harmonies: the vowel before them decides.

FINALS = (
    dict.fromkeys(VOWELS, "V")
    | dict.fromkeys("рйуию", "R")
    | dict.fromkeys("л", "L")
    | dict.fromkeys("мнң", "N")
    | dict.fromkeys("жз", "Z")
    | dict.fromkeys("пткқсшщфхһцчбвгғд", "T")
)
"""Letter → class of stem: V vowel, R glide or р, L л, N nasal, Z voiced sibilant, T voiceless
(loan words' б в г д behave so too)."""

VOICED = {"п": "б", "к": "г", "қ": "ғ"}
"""What a final consonant turns into before a vowel: кітап – кітабы."""

TO_FRONT = str.maketrans("аығқ", "еігк")
"""Endings are written in tables with back vowels; this makes the front ones."""


def voiced(word: str) -> str:
    return word[:-1] + VOICED.get(word[-1], word[-1])


def joined(word: str, ending: str) -> str:
    """The two together, a final к, қ or п voiced before a vowel."""
    return (voiced(word) if word and ending[0] in VOWELS else word) + ending


def final(word: str) -> str:
    """The class of the word's last sound; "" where it ends in no Kazakh letter."""
    return FINALS.get(word.rstrip("ьъ")[-1:], "")


def harmonies(word: str) -> str:
    """ "b" for back endings, "f" for front ones, "bf" where the letters do not tell."""
    if word.endswith(("ов", "ев")):
        return "bf"  # A surname goes by the name it is made of: Нұрлыбековтің.
    for at in range(len(word) - 1, -1, -1):
        letter = word[at]
        if letter in BACK:
            # Loan words with a soft end or with и take either: тарихы, лимитке, рольдер.
            return "bf" if set(word[at + 1 :]) & set("ьию") else "b"
        if letter in FRONT:
            return "f"
    return "bf"
