"""The converters of the editions, each with the editors' own spellings."""

from django.db import DatabaseError, InterfaceError

import kazakh
from editions.edition import ARABIC, LATIN
from editions.models import Spelling
from kazakh import Converter
from news.content import ReaderRequest, Remembered

Converters = dict[str, Converter]


@Remembered
def converters() -> Converters:
    """By the edition's prefix; one query for each state of the content."""
    spellings = list(Spelling.objects.values_list("cyrillic", "latin", "arabic"))
    return made(
        {word: latin for word, latin, _ in spellings if latin},
        {word: arabic for word, _, arabic in spellings if arabic},
    )


def made(latin: dict[str, str], arabic: dict[str, str]) -> Converters:
    return {
        LATIN.prefix: Converter(kazakh.LATIN, exceptions=latin),
        ARABIC.prefix: Converter(kazakh.ARABIC, exceptions=arabic),
    }


BY_RULES = made({}, {})


def converters_for(request: ReaderRequest) -> Converters:
    """While the database is away its own page is still readable, by the rules alone."""
    try:
        return converters(request.content)
    except (DatabaseError, InterfaceError):
        return BY_RULES
