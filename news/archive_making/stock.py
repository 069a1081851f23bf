"""What articles are put together from: words, sentences and names, and their keys.

Few words are common and most are rare, as in every language. Sentences are made once and drawn
many times, since their keys and the hashes of their phrases cost more than they do; the rare words
come from what each article says for itself.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import kazakh
from news import body, demo
from news.search.sketch import folded, phrases
from news.search.words import keys_of, quoted, words_of

SENTENCES = 20_000
TAIL = 50_000  # names that are met hardly ever
SYLLABLES = (
    *("ба", "бек", "гүл", "да", "ер", "жан", "қай", "құл", "ла", "мұр", "на", "нұр"),
    *("ора", "рай", "сә", "тай", "ха", "шә", "ыр", "өте", "іс", "зи"),
)
ENDINGS = ("ов", "ова", "бай", "гүл", "ұлы", "бек", "")
CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]+")
STEMS = Path(kazakh.__file__).parent / "stems" / "data" / "stems.tsv"


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text with what search and the check of near texts know of it."""

    text: str
    keys: tuple[tuple[str, ...], ...]
    folded: tuple[str, ...]
    hashes: tuple[int, ...]


class Stock:
    def __init__(self, seed: int, sentences: int = SENTENCES) -> None:
        self.chance = chance = random.Random(seed)
        self.known: dict[str, tuple[tuple[str, ...], str]] = {}
        self.spellings: dict[str, str] = {}
        told = demo_sentences()
        self.words = by_use(told, chance)
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        made = [self.sentence() for _ in range(sentences)]
        self.sentences = [self.said(text) for text in [*told, *made]]

    def sentence(self) -> str:
        return f"{' '.join(self.draw(self.chance.randint(6, 14))).capitalize()}."

    def draw(self, many: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=many)

    def said(self, text: str) -> Said:
        words = [self.word(found[0]) for found in words_of(text)]
        plain = [key for _, key in words if key]
        return Said(
            text, tuple(keys for keys, _ in words if keys), tuple(plain), tuple(phrases(plain))
        )

    def word(self, word: str) -> tuple[tuple[str, ...], str]:
        """The keys of a word as a stored entry has them, and the one by which phrases know it."""
        found = self.known.get(word)
        if found is None:
            keys = tuple(map(quoted, keys_of(word)))
            found = self.known[word] = keys, folded(word)
            self.spell(word.lower())
        return found

    def learn(self) -> None:
        """Note every word that may be drawn, once for all."""
        for word in self.words:
            self.word(word)

    def spell(self, word: str) -> None:
        for key in keys_of(word)[:1]:
            known = self.spellings.get(key, word)
            self.spellings[key] = min(known, word, key=lambda one: (len(one), one))


def demo_sentences() -> list[str]:
    """The sentences of the demo's articles."""
    texts = [body.plain(line.get("body", "")) for line in demo.articles()]
    sentences = [part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]
    return [" ".join(sentence.split()) for sentence in sentences if len(sentence) > 20]


def by_use(told: Iterable[str], chance: random.Random) -> list[str]:
    """Words, the commonest first: the demo's, a dictionary's, and names."""
    counted = Counter(CYRILLIC.findall(" ".join(told).lower()))
    heard = [word for word, _ in counted.most_common()]
    known = set(heard)
    stems = [word for word in stems_by_use() if word not in known]
    return [*heard, *stems, *names(chance, TAIL)]


def stems_by_use() -> list[str]:
    rows = [line.split("\t") for line in STEMS.read_text().splitlines()]
    rows.sort(key=lambda row: -float(row[1]) - float(row[2]))
    return [row[0] for row in rows if CYRILLIC.fullmatch(row[0])]


def names(chance: random.Random, many: int) -> list[str]:
    """People and places that never were."""
    stems = ("".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3)))) for _ in range(many))
    return [stem.capitalize() + chance.choice(ENDINGS) for stem in stems]


def skewed(many: int) -> Sequence[float]:
    """Weights of so many things, summed up: the first is met most, the n-th n times more seldom."""
    return list(accumulate(1 / rank for rank in range(1, many + 1)))
