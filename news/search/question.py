"""A reader's question: bounded, taken apart into words, and written as tsqueries.

Nothing that was typed reaches PostgreSQL's parser: a tsquery is put together here, of keys, which
are letters and digits only.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from kazakh import without_invisible
from news.search.words import keys_of, quoted, words_of

LONGEST = 200  # characters
MOST_WORDS = 12
MOST_LOOSE = 6  # words of which some may be missing: their combinations grow
QUOTES = re.compile(r"[\"«»“”„‟]")
# Words that join others: «су туралы» asks for water.
JOINING = {
    *("және", "мен", "бен", "пен", "да", "де", "та", "те", "ма", "ме", "ба", "бе", "па", "пе"),
    *("туралы", "жайлы", "жайында", "үшін", "бойынша", "дейін", "кейін", "ғана", "деген", "екен"),
    *("бұл", "осы", "сол", "ол", "не", "кім", "қалай", "қашан", "қайда", "қандай", "неге", "бар"),
}


@dataclass(frozen=True)
class Word:
    """A word as it was typed, with the keys of all that it may mean, the likeliest first."""

    text: str
    keys: tuple[str, ...]

    def __str__(self) -> str:
        return f"({' | '.join(map(quoted, self.keys))})"


Phrase = tuple[Word, ...]
"""Words that stand side by side; a single one where nothing was quoted."""


@dataclass(frozen=True)
class Question:
    """Phrases of which an article holds all, or `least` of them."""

    text: str
    phrases: tuple[Phrase, ...]
    least: int | None = None

    def __bool__(self) -> bool:
        return bool(self.phrases)

    @property
    def words(self) -> list[Word]:
        return [word for phrase in self.phrases for word in phrase]

    @property
    def has_phrases(self) -> bool:
        return any(len(phrase) > 1 for phrase in self.phrases)

    @property
    def tsquery(self) -> str:
        """All that was asked for."""
        phrases = [f"({' <-> '.join(map(str, phrase))})" for phrase in self.phrases]
        several = combinations(phrases, self.least or len(phrases))
        return " | ".join(f"({' & '.join(few)})" for few in several)

    @property
    def any_order(self) -> str:
        """The same, but that the words of a phrase may stand anywhere."""
        return replace(self, phrases=single(self.words)).tsquery if self else ""

    def looser(self, telling: list[Word]) -> Iterable["Question"]:
        """Ever less of it: all of the telling words, all but one of them, any of them.

        :param telling: those of its words that are of any use, the best first.
        """
        phrases = single(telling[:MOST_LOOSE])
        if phrases and (len(telling) < len(self.words) or self.has_phrases):
            yield Question(self.text, phrases)
        if len(phrases) > 2:
            yield Question(self.text, phrases, least=len(phrases) - 1)
        if len(phrases) > 1:
            yield Question(self.text, phrases, least=1)


def single(words: Iterable[Word]) -> tuple[Phrase, ...]:
    return tuple((word,) for word in words)


def ask(text: str) -> Question:
    """The question in a text of any length and content; an empty one in a text without words."""
    typed = bounded(text)
    groups = [list(group) for group in phrases_of(typed)]
    kept = without_joining(groups)
    return Question(typed, tuple(first_words(kept)))


def bounded(text: str) -> str:
    visible = without_invisible(text[:LONGEST].replace("\t", " ").replace("\n", " "))
    return " ".join(unicodedata.normalize("NFKC", visible)[:LONGEST].split())


def phrases_of(text: str) -> Iterable[Phrase]:
    """Each quoted run of words, and each word outside of quotes."""
    parts = QUOTES.split(text)
    for number, part in enumerate(parts):
        words = list(dict.fromkeys(words_in(part)))
        is_quoted = number % 2 == 1 and number < len(parts) - 1
        if is_quoted and words:
            yield tuple(words_in(part))
        else:
            yield from ((word,) for word in words)


def words_in(text: str) -> Iterable[Word]:
    for found in words_of(text):
        if keys := keys_of(found[0]):
            yield Word(found[0], keys)


def without_joining(phrases: Iterable[Iterable[Word]]) -> list[Phrase]:
    """Without single joining words, unless there is nothing else."""
    whole = [tuple(phrase) for phrase in phrases]
    kept = [phrase for phrase in whole if len(phrase) > 1 or not is_joining(phrase[0])]
    return list(dict.fromkeys(kept or whole))


def is_joining(word: Word) -> bool:
    return word.text.casefold() in JOINING


def first_words(phrases: Iterable[Phrase]) -> Iterable[Phrase]:
    left = MOST_WORDS
    for phrase in phrases:
        if left > 0:
            yield phrase[:left]
        left -= len(phrase)
