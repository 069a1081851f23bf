"""An article as a tsvector, written out in Python: 'мектеп':1A,17 'аудан':2A,5B."""

from collections.abc import Iterable

from news import body
from news.models import Article
from news.search.words import LONGEST, keys_of, quoted, words_of

# Limits of PostgreSQL's: 1 MB a vector, 16,383 places, 255 of them for one key.
MOST_PLACES = 16_000
MOST_PLACES_A_KEY = 255
MOST_BYTES = 900_000
GAP = 10  # no phrase reaches from one part into the next
BEGINNING = 100  # words of the body in which news says what it is about


class Vector:
    """Collects the words of an article's parts, each part with its weight."""

    def __init__(self) -> None:
        self.places: dict[str, list[str]] = {}
        self.spellings: dict[str, str] = {}
        self.heading = ""
        """The whole as it was before the body came to it."""
        self.place = 0
        self.bytes = 0

    def add(self, text: str, weight: str, most: int = MOST_PLACES) -> "Vector":
        """Add a part: weight "A" for a title, "D" for the rest of a long text.

        :param most: how many words of it are taken with this weight; the others are of "D".
        """
        for number, word in enumerate(words_of(text)):
            self.add_word(word[0], weight if number < most else "D")
        self.place += GAP
        return self

    def add_word(self, word: str, weight: str) -> None:
        keys = keys_of(word)
        if keys and self.place < MOST_PLACES and self.bytes < MOST_BYTES:
            self.place += 1
            for key in keys:
                self.note(key, f"{self.place}{weight}")
            self.spell(keys[0], word.lower())

    def note(self, key: str, place: str) -> None:
        places = self.places.setdefault(key, [])
        self.bytes += 2 if places else len(key.encode()) + 12
        if len(places) < MOST_PLACES_A_KEY:
            places.append(place)

    def spell(self, key: str, word: str) -> None:
        """Keep the shortest spelling of a word's likeliest key: it bears the fewest endings."""
        known = self.spellings.get(key)
        if known is None or len(word) < len(known):
            self.spellings[key] = word[:LONGEST]

    def __str__(self) -> str:
        return " ".join(f"{quoted(key)}:{','.join(places)}" for key, places in self.places.items())


def vector_of(article: Article) -> Vector:
    """All that search knows of an article; its relations are best read beforehand."""
    vector = Vector().add(article.title, "A").add(article.lead, "B")
    for tag in article.tags.all():
        vector.add(tag.name, "B")
    for name in names_of(article):
        vector.add(name, "C")
    vector.heading = str(vector)
    return vector.add(body.plain(article.body), "C", most=BEGINNING)


def names_of(article: Article) -> Iterable[str]:
    """Of its writers and rubrics: they stand beside an article, and it is not about them."""
    yield from (str(byline) for byline in article.bylines.all())
    yield from (rubric.name for rubric in article.rubrics.all())
    if article.rubric:
        yield article.rubric.name
