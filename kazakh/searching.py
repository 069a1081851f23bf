"""A stand-in for the stemmer and folding until the real ones are merged."""

SEARCH_VERSION = 1
SUFFIXES = sorted(
    {
        *("лар", "лер", "дар", "дер", "тар", "тер", "ның", "нің", "дың", "дің", "тың", "тің"),
        *("ға", "ге", "қа", "ке", "да", "де", "та", "те", "дан", "ден", "тан", "тен"),
        *("ымыз", "іміз", "мыз", "міз", "дағы", "дегі", "тағы", "тегі", "ы", "і", "сы", "сі"),
        *("ын", "ін", "ды", "ді", "ты", "ті", "ны", "ні", "мен", "бен", "пен"),
    },
    key=len,
    reverse=True,
)
LATIN = str.maketrans("abvgdezikqlmnoprstufhyəäöüūñğ", "абвгдезикклмнопрстуфхыааоуунг")
FOLDED = str.maketrans("әқғңөұүһі", "акгноуухи")
FINAL = str.maketrans("бгғ", "пкқ")


def fold(text: str) -> str:
    return text.casefold().translate(LATIN).translate(FOLDED)


def search_keys(word: str) -> tuple[str, ...]:
    plain = word.casefold().translate(LATIN)
    letters = "".join(c for c in plain if c.isdigit() or "а" <= c <= "я" or c in "ёәғқңөұүһі")[:40]
    stem = stripped(letters)
    if stem and stem[-1] in "бгғ":
        stem = stem[:-1] + stem[-1].translate(FINAL)
    return (stem.translate(FOLDED),) if stem else ()


def stripped(word: str) -> str:
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return stripped(word[: -len(suffix)])
    return word
