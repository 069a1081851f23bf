"""Stems: the part of a Kazakh word that all its forms share, «мектеп» of «мектептеріміздегі».

A word is cut into a stem and a chain of endings in every way that the grammar allows
(grammar.py), and the likeliest is taken, by what was learnt from lists of words (learning.py).
Nouns stand as in the nominative, verbs as in the imperative (оқы). Voices are endings like any
other (жазылған → жаз), words made with -лық, -лы, -сыз or -шы are words of their own.
"""

import re

from kazakh.stems.endings import endings
from kazakh.stems.ranking import ranked

NEAR = 0.2
"""A reading counts beside the likeliest one if it is at least a fifth as likely."""
LONGEST = 40
"""Letters; what is longer is no word, and would take long to read."""
KAZAKH = re.compile("[а-яёәғқңөұүһі]+")


def stem(word: str) -> str:
    """The likeliest stem, in small letters; a word that is not Kazakh comes back as it is."""
    return stems(word)[0]


def stems(word: str) -> tuple[str, ...]:
    """All likely stems, the likeliest first; «қызыл» may be red or grow hot."""
    head, hyphen, tail = word.lower().rpartition("-")
    if not KAZAKH.fullmatch(tail):
        return (word.lower(),)
    if hyphen and tail in endings() and is_name(word[: len(head)]):
        return (head,)
    return tuple(head + hyphen + found for found in near(tail))


def is_name(head: str) -> bool:
    """What an ending hangs on by a hyphen: 20-сы, Qazaly.kz-ке, КСРО-дағы."""
    return bool(head) and (head.isupper() or not KAZAKH.search(head.lower()[-1:]))


def near(word: str) -> tuple[str, ...]:
    if len(word) > LONGEST:
        return (word,)
    readings = ranked(word)
    return tuple(found for found, likely in readings if likely >= NEAR * readings[0][1])
