"""Articles put together from the concepts' sentences, the same on every run."""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, islice
from typing import Generic, TypeVar

from django.utils import timezone

from bench.search.data import GENERAL, Concept, concepts, names
from news import body, demo

SEED = 11
EACH = 6  # articles about a concept
PASSING = 200  # articles about nothing much, with words of concepts in passing
OLDEST = 365 * 5  # days
ABOUT = 0.4  # share of a large archive that is about one of the concepts
TAIL = 200_000  # names that are met hardly ever, of which it draws too
Thing = TypeVar("Thing")
SYLLABLES = [
    "ба",
    "бек",
    "гүл",
    "да",
    "ер",
    "жан",
    "қай",
    "құл",
    "ла",
    "мұр",
    "на",
    "нұр",
    "ора",
    "рай",
    "сә",
    "тай",
    "ха",
    "шә",
    "ыр",
    "өте",
    "іс",
    "зи",
]


@dataclass(frozen=True)
class Written:
    concept: str
    title: str
    lead: str
    body: str
    published: datetime


class Writer:
    """Draws sentences, people and villages by chance, from one seed."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)
        self.concepts = {name: one for name, one in concepts().items() if one.title}
        self.general = self.concepts.pop(GENERAL)
        self.asides = [(name, aside) for name, one in self.concepts.items() for aside in one.aside]
        self.first, self.last = names("names-first"), names("names-last")
        self.villages = names("villages")
        self.now = timezone.now()

    def about(self, name: str, number: int) -> Written:
        """The article of that number about a concept: most of its sentences, then others."""
        concept = self.concepts[name]
        several = self.chance.sample(concept.text, 3) + self.chance.sample(self.general.text, 3)
        if self.chance.random() < 0.5:
            several.append(self.aside(but=name))
        return self.written(name, concept, number, several)

    def in_passing(self, number: int) -> Written:
        several = self.chance.sample(self.general.text, 4)
        several += [self.aside() for _ in range(self.chance.randint(1, 3))]
        return self.written(GENERAL, self.general, number, several)

    def aside(self, but: str = "") -> str:
        name, sentence = self.chance.choice(self.asides)
        return self.aside(but) if name == but else sentence

    def written(self, name: str, concept: Concept, number: int, several: list[str]) -> Written:
        self.chance.shuffle(several)
        title = concept.title[number % len(concept.title)]
        lead = concept.lead[number % len(concept.lead)]
        text = "".join(f"<p>{self.filled(sentence)}</p>" for sentence in several)
        return Written(name, self.filled(title), self.filled(lead), text, self.moment(OLDEST))

    def filled(self, sentence: str) -> str:
        person = f"{self.chance.choice(self.first)} {self.chance.choice(self.last)}"
        village = self.chance.choice(self.villages)
        return sentence.replace("{кісі}", person).replace("{ауыл}", village)

    def moment(self, oldest: int) -> datetime:
        return self.now - timedelta(days=self.chance.randrange(1, oldest), minutes=5)


def judged() -> list[Written]:
    """The articles that the questions were judged by: the demo's and generated ones."""
    writer = Writer()
    about = [writer.about(name, number) for name in writer.concepts for number in range(EACH)]
    return [*demo_articles(), *about, *(writer.in_passing(number) for number in range(PASSING))]


def demo_articles() -> Iterator[Written]:
    """Those that readers see, without tags and rubrics, which no peer would look at."""
    titles = {title: name for name, one in concepts().items() for title in one.demo}
    now = timezone.localtime()
    for line in demo.demo_lines(now):
        if line.get("kind", "article") != "article" or "status" in line:
            continue
        published = datetime.fromisoformat(line["published"])
        if published <= now:
            name = titles.get(line["title"], GENERAL)
            text = body.sanitise(line.get("body", ""))
            yield Written(name, line["title"], line.get("lead", ""), text, published)


def archive(size: int) -> Iterator[Written]:
    """As many articles as wanted, some 200 words each: few words are common and most are rare.

    Two of five are about a concept; what else they say is shuffled words.
    """
    writer = Writer()
    subjects = Zipf(writer.chance, writer.concepts)
    words = Zipf(writer.chance, words_by_use(writer.chance))
    for number in range(size):
        if writer.chance.random() < ABOUT:
            name = subjects.draw()
            concept, several = writer.concepts[name], list(writer.concepts[name].text)
        else:
            name, concept, several = GENERAL, writer.general, []
        several += [shuffled(words, writer.chance) for _ in range(writer.chance.randint(8, 24))]
        yield writer.written(name, concept, number, several)


def shuffled(words: "Zipf[str]", chance: random.Random) -> str:
    return " ".join(words.draw() for _ in range(chance.randint(6, 16))) + "."


def words_by_use(chance: random.Random) -> list[str]:
    """Forms of words, the commonest first: the demo's as they are used there, then all others.

    The sentences about concepts say nothing of how common their words are; among those met hardly
    ever they stand like any.
    """
    known = used(demo_articles())
    heard = set(known)
    others = [word for word in used(judged()) if word not in heard]
    others += islice(unheard(chance), len(others))
    chance.shuffle(others)
    return [*known, *others, *islice(unheard(chance), TAIL)]


def used(articles: Iterable[Written]) -> list[str]:
    texts = [body.plain(f"{one.title} {one.lead} {one.body}") for one in articles]
    counted = Counter(re.findall(r"\w+", " ".join(texts).lower()))
    return [word for word, _ in counted.most_common()]


class Zipf(Generic[Thing]):
    """Draws the first of some things most often, the n-th n times more seldom."""

    def __init__(self, chance: random.Random, things: Iterable[Thing]) -> None:
        self.chance, self.things = chance, list(things)
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.things) + 1)))

    def draw(self) -> Thing:
        return self.chance.choices(self.things, cum_weights=self.weights)[0]


def unheard(chance: random.Random) -> Iterator[str]:
    """Names of people that never lived: the long tail of an archive's words."""
    while True:
        stem = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))
        yield stem.capitalize() + chance.choice(["ов", "ова", "бай", "гүл", "ұлы", ""])
