"""The concepts and the judged questions, as they stand in data/."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent / "data"
GENERAL = "general"
"""What is about no concept: sentences that any article may hold."""
LISTS = ("names-first", "names-last", "villages")
KINDS = {
    "plain": 40,
    "inflected": 80,
    "several": 50,
    "keyboard": 35,
    "latin": 35,
    "arabic": 25,
    "misspelt": 35,
}
"""How many questions of each kind: as in a dictionary; one form, or several, that stand in no
title; on a Russian keyboard; in four Latin alphabets; in the Arabic script; with a slip."""


@dataclass
class Concept:
    """What is written about a matter: `text` is about it, an `aside` only holds a word of it."""

    title: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    demo: list[str] = field(default_factory=list)
    """Titles of the demo's articles about it."""


@dataclass(frozen=True)
class Asked:
    kind: str
    text: str
    concepts: frozenset[str]


def concepts() -> dict[str, Concept]:
    """By name; GENERAL is among them."""
    return {name: concept(lines) for name, lines in blocks().items() if name not in LISTS}


def concept(lines: list[str]) -> Concept:
    made = Concept()
    for line in lines:
        part, _, sentence = line.partition(": ")
        getattr(made, part).append(sentence)
    return made


def names(which: str) -> list[str]:
    return " ".join(blocks()[which]).split()


def blocks() -> dict[str, list[str]]:
    """The lines below each heading of all files."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(HERE.glob("*.txt")):
        heading = ""
        for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
            if line.startswith("# "):
                heading = line[2:]
            else:
                found[heading].append(line)
    return found


def questions() -> list[Asked]:
    lines = (HERE / "questions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [Asked(kind, text, frozenset(answers.split())) for kind, text, answers in rows]
