"""How many of the right articles a system shows first, and how sure that is."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import mean
from typing import TypeVar

from bench.search.data import KINDS, Asked
from bench.search.systems import FIRST, System

RESAMPLES = 1000


@dataclass(frozen=True)
class Answer:
    """What became of one question."""

    asked: Asked
    shown: list[int]
    recall: float
    """Right ones among the first ten, of those that could stand there."""
    is_first_right: bool

    @property
    def is_empty(self) -> bool:
        return not self.shown


Answers = list[Answer]
SUMS = {
    "all": set(KINDS),
    # No peer reads another script than that of the articles: what is gained beside that.
    "Cyrillic": set(KINDS) - {"latin", "arabic"},
}
Thing = TypeVar("Thing")
Figure = Callable[[Answers], float]


def answers(system: System, questions: list[Asked], about: dict[int, str]) -> Answers:
    """:param about: the concept of each article."""
    return [judge(asked, system(asked.text), about) for asked in questions]


def judge(asked: Asked, shown: list[int], about: dict[int, str]) -> Answer:
    could = min(FIRST, sum(concept in asked.concepts for concept in about.values()))
    right = [about[pk] in asked.concepts for pk in shown]
    return Answer(asked, shown, sum(right) / could, right[:1] == [True])


def recall(some: Answers) -> float:
    return mean(one.recall for one in some)


def first_right(some: Answers) -> float:
    return mean(one.is_first_right for one in some)


def empty(some: Answers) -> float:
    return mean(one.is_empty for one in some)


def best(systems: dict[str, System], questions: list[Asked], about: dict[int, str]) -> Answers:
    """The answers of the system with the highest recall; all are told."""
    tried = {name: answers(system, questions, about) for name, system in systems.items()}
    for name, some in tried.items():
        print(f"  {name:32} {recall(some):.3f}")
    return max(tried.values(), key=recall)


def report(ours: Answers, simple: Answers, trigrams: Answers) -> None:
    columns = (ours, simple, trigrams)
    print(f"\n{'':10} questions  recall@10              the first is right     nothing found")
    print(f"{'':10}            {'  ours simple  trigr.' * 3}")
    for name, kinds in ({kind: {kind} for kind in KINDS} | SUMS).items():
        few = [of_kinds(kinds, some) for some in columns]
        line = "".join(figures(figure, few) for figure in (recall, first_right, empty))
        print(f"{name:10} {len(few[0]):9}  {line}")
    for name, some in zip(("ours", "simple", "trigrams"), columns, strict=True):
        low, high = interval([one.recall for one in some], mean)
        print(f"{name:10} {recall(some):.3f}, 95 % interval {low:.3f} – {high:.3f}")
    for name, kinds in SUMS.items():
        few = [of_kinds(kinds, some) for some in columns]
        gain(name, few[0], max(few[1:], key=recall))


def of_kinds(kinds: set[str], some: Answers) -> Answers:
    return [one for one in some if one.asked.kind in kinds]


def figures(figure: Figure, columns: list[Answers]) -> str:
    ours, simple, trigrams = map(figure, columns)
    return f"  {ours:.3f}  {simple:.3f}  {trigrams:.3f} "


def gain(name: str, ours: Answers, peer: Answers) -> None:
    """Over the better peer, question by question."""
    pairs = [(one.recall, other.recall) for one, other in zip(ours, peer, strict=True)]
    low, high = interval(pairs, more)
    told = f"{more(pairs):+.0f} %, 95 % interval {low:+.0f} – {high:+.0f}"
    print(f"gain over the better peer, {name}: {told}")


def more(pairs: list[tuple[float, float]]) -> float:
    ours, theirs = (sum(column) for column in zip(*pairs, strict=True))
    return 100 * (ours / theirs - 1)


def interval(things: list[Thing], figure: Callable[[list[Thing]], float]) -> Iterable[float]:
    """The middle 95 % of a figure over questions drawn anew with replacement."""
    chance = random.Random(1)
    drawn = sorted(figure(chance.choices(things, k=len(things))) for _ in range(RESAMPLES))
    return drawn[RESAMPLES // 40], drawn[-RESAMPLES // 40]
