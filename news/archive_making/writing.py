"""One article after another: its text, where it stands, and what search makes of it."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kazakh import SEARCH_VERSION, slugify
from news.archive_making.stock import Said, Stock, skewed
from news.search.indexing import array
from news.search.marks import mark
from news.search.sketch import PHRASE, phrases, sketch, title_key
from news.search.vector import BEGINNING, GAP, MOST_PLACES_A_KEY

YEARS = 20
QUIET_AFTER = 11  # years: from then on some rubrics have no article
TYPICAL, SPREAD = 5.35, 0.55  # of the logarithm of the number of words: some 250
SPIRITUAL, FURTHER, EXPIRING = 0.05, 0.06, 0.002
STATUSES, SHARES = ("published", "draft", "withdrawn", "review"), (0.96, 0.02, 0.015, 0.005)
SCHEDULED = 20  # articles, however many there are
SHOUT = ("деді", "хабарлады", "ашты", "жеңді", "марапатталды", "көшті", "салды", "бастады")


@dataclass(frozen=True)
class Named:
    """A rubric, tag or person with its key in the database and what search knows of its name."""

    pk: int
    name: str
    said: Said
    is_quiet: bool = False


@dataclass(frozen=True)
class Surroundings:
    rubrics: list[Named]
    tags: list[Named]
    people: list[Named]


@dataclass(frozen=True)
class Order:
    """How many articles are to be written, from which seed, and what time it is."""

    size: int
    seed: int
    now: datetime


@dataclass(frozen=True)
class Written:
    """The values of an article's rows in the tables that it stands in."""

    article: tuple
    entry: tuple
    bylines: list[tuple]
    tags: list[tuple]
    rubrics: list[tuple]
    keys: tuple[str, ...]


class Writer:
    """Writes article `number` of so many, always the same one for a seed."""

    def __init__(self, stock: Stock, around: Surroundings, order: Order) -> None:
        self.stock, self.around, self.order = stock, around, order
        self.size, self.now = order.size, order.now
        self.lively = [rubric for rubric in around.rubrics if not rubric.is_quiet]
        self.by_tag, self.by_person = skewed(len(around.tags)), skewed(len(around.people))
        self.by_rubric, self.by_lively = skewed(len(around.rubrics)), skewed(len(self.lively))

    def write(self, number: int) -> Written:
        chance = self.stock.chance = random.Random(f"{self.order.seed} {number}")
        published = self.moment(number, chance)
        section, rubric, further = self.places(published, chance)
        tags = sorted(self.some_tags(chance), key=lambda tag: tag.name)
        person = chance.choices(self.around.people, cum_weights=self.by_person)[0]
        title, lead, told = self.texts(chance)
        about = [title, lead, *(tag.said for tag in tags)]
        names = [person.said, *(one.said for one in (*further, *([rubric] if rubric else [])))]
        words, heading, keys = vector(about, names, told)
        status = self.status(number, chance)
        leaves = published + timedelta(days=30) if chance.random() < EXPIRING else None
        article = (
            *(number, section, rubric and rubric.pk, title.text, lead.text, paragraphs(told)),
            *("", "", slugify(title.text), status, published, leaves, "", False),
            *(published, published, 1),
        )
        made = array(sketch(hashes([lead, *told])))
        return Written(
            article,
            (
                number,
                f"{words} {mark(number)}",
                heading,
                SEARCH_VERSION,
                title_key(title.text),
                made,
            ),
            [(number, person.pk, "author", "", 0)],
            [(number, tag.pk) for tag in tags],
            [(number, one.pk) for one in further],
            keys,
        )

    def moment(self, number: int, chance: random.Random) -> datetime:
        """Evenly over the years, by day rather than by night; the last ones are still to come."""
        if number > self.size - SCHEDULED:
            return self.now + timedelta(hours=number - self.size + SCHEDULED, minutes=7)
        age = timedelta(days=365.25 * YEARS) * (1 - (number - 1) / self.size)
        day = (self.now - age).replace(hour=0, minute=0, second=0, microsecond=0)
        then = day + timedelta(seconds=chance.triangular(3 * 3600, 17 * 3600, 7 * 3600) // 1)
        return min(then, self.now - timedelta(minutes=1))

    def status(self, number: int, chance: random.Random) -> str:
        if number > self.size - SCHEDULED:
            return "published"
        return chance.choices(STATUSES, SHARES)[0]

    def places(
        self, published: datetime, chance: random.Random
    ) -> tuple[str, Named | None, list[Named]]:
        """Section, rubric and further rubrics."""
        if chance.random() < SPIRITUAL:
            return "spiritual", None, []
        is_early = (self.now - published).days > 365.25 * (YEARS - QUIET_AFTER)
        rubrics = self.around.rubrics if is_early else self.lively
        weights = self.by_rubric if is_early else self.by_lively
        rubric, other = chance.choices(rubrics, cum_weights=weights, k=2)
        further = [other] if chance.random() < FURTHER and other != rubric else []
        return "news", rubric, further

    def some_tags(self, chance: random.Random) -> set[Named]:
        many = chance.choice((0, 1, 2, 2, 3, 4))
        return set(chance.choices(self.around.tags, cum_weights=self.by_tag, k=many))

    def texts(self, chance: random.Random) -> tuple[Said, Said, list[Said]]:
        """Title, lead and sentences; some of the words are those of the title again."""
        stock = self.stock
        rare = stock.draw(chance.randint(4, 7))
        title = stock.said(" ".join(rare).capitalize())
        lead = stock.said(f"{' '.join([*rare[:3], *stock.draw(6)]).capitalize()}.")
        many = max(3, min(400, round(chance.lognormvariate(TYPICAL, SPREAD) / 10)))
        told = chance.choices(stock.sentences, k=many)
        for place in range(0, many, 6):
            own = [*stock.draw(4), chance.choice(rare), chance.choice(SHOUT)]
            told[place] = stock.said(f"{' '.join(own).capitalize()}.")
        return title, lead, told


def paragraphs(told: list[Said]) -> str:
    parts = [told[start : start + 3] for start in range(0, len(told), 3)]
    return "".join(f"<p>{' '.join(said.text for said in part)}</p>" for part in parts)


def hashes(told: list[Said]) -> list[int]:
    """Of all phrases: those of each sentence, and those that reach from one into the next."""
    found = [number for said in told for number in said.hashes]
    at, words, bounds = 0, [word for said in told for word in said.folded], []
    for said in told[:-1]:
        at += len(said.folded)
        bounds.append(at)
    starts = {start for bound in bounds for start in range(bound - PHRASE + 1, bound)}
    known = {start for start in starts if 0 <= start <= len(words) - PHRASE}
    return [*found, *(phrases(words[start : start + PHRASE])[0] for start in known)]


def vector(
    about: list[Said], names: list[Said], told: list[Said]
) -> tuple[str, str, tuple[str, ...]]:
    """What news.search.vector makes of it, from keys that are known: all, heading, its keys."""
    places: dict[str, str] = {}
    at = note(places, about[0].keys, 0, "A")
    for said in about[1:]:
        at = note(places, said.keys, at + GAP, "B")
    for said in names:
        at = note(places, said.keys, at + GAP, "C")
    heading = stored(places)
    words = [keys for said in told for keys in said.keys]
    at = note(places, words[:BEGINNING], at + GAP, "C")
    note(places, words[BEGINNING:], at, "D")
    return stored(places), heading, tuple(places)


def note(places: dict[str, str], words: Iterable[tuple[str, ...]], at: int, weight: str) -> int:
    known = places.get
    for keys in words:
        at += 1
        place = f",{at}{weight}"
        for key in keys:
            places[key] = known(key, "") + place
    return at


def stored(places: dict[str, str]) -> str:
    return " ".join([f"{key}:{bounded(found)}" for key, found in places.items()])


def bounded(found: str) -> str:
    if len(found) < 3 * MOST_PLACES_A_KEY:
        return found[1:]
    return ",".join(found.split(",")[1 : MOST_PLACES_A_KEY + 1])
