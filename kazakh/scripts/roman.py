"""Roman numerals, which Kazakh keyboards type with Cyrillic Х, І, С, М: «ХХІ ғасыр».

A numeral is printed in true Latin letters in every edition. What it might be instead decides how
much must speak for it: ММ, СМ and ХС are abbreviations, «Х.» an initial, «С» a vitamin.
"""

import re

TYPED = "IVXLCDMІӀХСМУ"
TWINS = str.maketrans("ІӀХСМУ", "IIXCMV")
SURE = frozenset("IVXІӀХ")
NUMERAL = re.compile(
    "M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"  # canonical: 1-3999
)
# What is counted in Roman numerals, so that even a lone «Х» before it is one.
COUNTED = re.compile(
    r"[ \u00a0]?(?:ғ\.|ғғ|ғасыр)"
    r"|[ \u00a0](?:мыңжылдық|том|тарау|бөлім|тоқсан|жартыжылдық|съез|сайлан|шақырыл|дәреже"
    r"|санат|кезең|сынып|дүниежүз|халықаралық|республикалық|облыстық|аудандық|олимпиада)"
    r"|[ \u00a0]?[-–—][ \u00a0]?(?-i:[IVXІХ]+\b)(?![-.])",
    re.IGNORECASE,
)
QUOTED = re.compile('[«"„“][IІ][»"”“]')


def numeral(text: str, start: int, end: int) -> str | None:
    """The numeral in Latin letters that text[start:end] is, or None where it is a word."""
    word = text[start:end]
    latin = word.translate(TWINS)
    if len(word) > 15 or not NUMERAL.fullmatch(latin):
        return None
    if speaks_for_itself(word) or is_counted(text, start, end) or is_lone_one(text, start, end):
        return latin
    return None


def speaks_for_itself(word: str) -> bool:
    """Two letters of X, V, I, or three with one of them; У for V only as in «ХУІІІ»."""
    if set(word) <= SURE:
        return len(word) > 1
    return len(word) > 2 and not SURE.isdisjoint(word) and ("У" not in word or "УІ" in word)


def is_counted(text: str, start: int, end: int) -> bool:
    """«Х ғасыр», «Х–ХІІ»; but «ММ бөлімі» is an office's department."""
    return SURE.issuperset(text[start:end].replace("У", "V")) and bool(COUNTED.match(text, end))


def is_lone_one(text: str, start: int, end: int) -> bool:
    """«І орын», «Петр І»; but an initial («І. Есенберлин») and a quoted letter («І») are not."""
    if text[start:end] not in ("І", "Ӏ") or QUOTED.match(text, start - 1 if start else 0):
        return False
    return text[end : end + 1] != "." and text[max(start - 1, 0) : start] != "."
