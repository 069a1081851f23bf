"""The old site's rubrics as a tree of ours; one of them, with all below it, is the column."""

import re
from dataclasses import dataclass, field

from kazakh import slugify
from legacy.dump import Row
from legacy.models import Brought, Kind
from legacy.moving import memory
from legacy.moving.around import number, text
from legacy.moving.order import CannotMove, Order
from legacy.moving.report import Report
from legacy.text import title_of
from news.models import Rubric
from news.models.rubric import DEEPEST, RESERVED

WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COLUMN = 0
DELETED = "мұнда өшірілген"


@dataclass
class Rubrics:
    """Where the articles of each old rubric go."""

    by_old: dict[int, int] = field(default_factory=dict)
    """The key of our rubric, or COLUMN."""

    def place(self, olds: list[int]) -> tuple[bool, int | None, list[int]]:
        """Whether it is the column's; its rubric and further ones, the first known first."""
        known = list(dict.fromkeys(self.by_old[old] for old in olds if old in self.by_old))
        if known[:1] == [COLUMN]:
            return True, None, []
        ours = [pk for pk in known if pk != COLUMN]
        return False, next(iter(ours), None), ours[1:]


class Moving:
    def __init__(self, rows: list[Row], order: Order, report: Report) -> None:
        self.rows = {number(row, "id"): row for row in rows}
        self.order, self.report = order, report
        self.known = memory.known(Kind.RUBRIC)
        self.found = Rubrics()
        self.paths: dict[int, str] = {}
        self.deleted: set[int] = set()

    def move(self) -> Rubrics:
        for row in sorted(self.rows.values(), key=lambda row: number(row, "posi")):
            self.take(row, ())
        self.remember_paths()
        return self.found

    def take(self, row: Row, below: tuple[int, ...]) -> int | None:
        """The key of ours for a rubric, with all that stand above it brought before; None for one
        that was deleted here."""
        old = number(row, "id")
        if old in self.found.by_old or old in self.deleted:
            return self.found.by_old.get(old)
        above = self.rows.get(number(row, "parentid"))
        # A ring of rubrics, each below the other, is broken where it was entered.
        is_root = not above or number(above, "id") in (*below, old)
        parent = None if is_root or not above else self.take(above, (*below, old))
        word = text(row, "alt_name").strip("/ ")
        over = self.paths.get(number(above, "id")) if above and not is_root else None
        self.paths[old] = f"{over}/{word}" if over else word
        if parent == COLUMN or (self.order.spiritual and word == self.order.spiritual):
            self.found.by_old[old] = COLUMN
        elif (pk := self.written(row, parent)) is not None:
            self.found.by_old[old] = pk
        else:
            self.deleted.add(old)
            self.report.leave("category", DELETED, old)
        return self.found.by_old.get(old)

    def written(self, row: Row, parent: int | None) -> int | None:
        old, told = self.order.key(number(row, "id")), self.report.tables["category"]
        name = title_of(text(row, "name"))[:80] or f"Айдар {number(row, 'id')}"
        about = title_of(text(row, "descr"))[:300]
        source = memory.hash_of(name, about)
        known = self.known.get(old)
        rubric = Rubric.objects.filter(pk=known.new).first() if known else None
        if known and not rubric:
            return None
        if known and known.source == source and rubric:
            told.same += 1
            return rubric.pk
        if rubric and state(rubric) == self.written_before(old):
            rubric.name, rubric.description = name, about
            rubric.save()
            told.changed += 1
        elif not rubric:
            rubric = self.new(row, name, about, parent)
            told.taken += 1
        # A rubric that was here before is ours, and keeps its name.
        written = state(rubric) if rubric.name == name else ""
        facts = {"source": source, "written": written}
        memory.remember([Brought(kind=Kind.RUBRIC, old=old, new=rubric.pk, **facts)])
        return rubric.pk

    def written_before(self, old: str) -> str:
        return Brought.objects.get(kind=Kind.RUBRIC, old=old).written

    def new(self, row: Row, name: str, about: str, parent: int | None) -> Rubric:
        above = Rubric.objects.filter(pk=parent).first() if parent else None
        if above and above.level >= DEEPEST:
            above = above.parent
            self.report.note("тым терең тұрған айдар жоғары көтерілді", number(row, "id"))
        slug = slug_of(row, name, is_root=above is None)
        if slug != text(row, "alt_name"):
            self.report.note("айдардың мекенжайдағы сөзі басқа болды", number(row, "id"))
        twin = Rubric.objects.filter(parent=above, slug=slug).first()
        return twin or Rubric.objects.create(name=name, slug=slug, description=about, parent=above)

    def remember_paths(self) -> None:
        memory.remember(
            Brought(kind=Kind.PATH, old=path, new=self.found.by_old[old])
            for path, old in {path: old for old, path in self.paths.items() if path}.items()
            if old in self.found.by_old
        )


def slug_of(row: Row, name: str, *, is_root: bool) -> str:
    word = text(row, "alt_name").strip("/ ").lower()
    word = word if WORD.fullmatch(word) else slugify(word) or slugify(name)
    word = word[:60].strip("-") or f"aidar-{number(row, 'id')}"
    is_taken = word == "page" or (is_root and (word in RESERVED or word.isdecimal()))
    return f"{word[:54]}-aidar" if is_taken else word


def state(rubric: Rubric) -> str:
    return memory.hash_of(rubric.name, rubric.description)


def move(rows: list[Row], order: Order, report: Report) -> Rubrics:
    """:raises CannotMove: no rubric has the word that was named as the column's"""
    words = {text(row, "alt_name") for row in rows}
    if order.spiritual and order.spiritual not in words:
        raise CannotMove(
            f"Ескі сайтта «{order.spiritual}» деген айдар жоқ, бары: {', '.join(sorted(words))}."
        )
    return Moving(rows, order, report).move()
