"""What a move did, table by table, for people and for programs."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

SHOWN, SHOWN_FILES = 20, 10
"""Numbers of rows that are named on the screen; all stand in the report for programs."""
WORDS = {
    **{"post": "Мақала", "category": "Айдар", "users": "Қызметкер", "comments": "Пікір"},
    **{"static": "Тұрақты бет", "redirects": "Бағыттау", "uploads": "Файл", "pictures": "Сурет"},
    **{
        "poll": "Сауалнама",
        "tags": "Белгі",
        "files": "Тіркеме",
        "views": "Есепке жазылмаған оқылым",
    },
    **{"post_extras": "Мақаланың қосымша жолы", "post_extras_cats": "Мақаланың қосымша айдары"},
    **{"post_log": "Мерзім", "post_pass": "Құпиясөз", "static_files": "Беттің тіркемесі"},
    **{"usergroups": "Топ", "other": "Басқа жазба"},
}


@dataclass
class Told:
    """Of one table: how many rows were read, came new, were changed, were here already."""

    read: int = 0
    taken: int = 0
    changed: int = 0
    same: int = 0
    left: defaultdict[str, list[int | str]] = field(default_factory=lambda: defaultdict(list))
    """The rows that stayed behind, by the reason."""
    repeated: int = 0

    def came(self) -> str:
        """What became of the rows; nothing of a table whose rows go into another's."""
        if not (self.taken or self.changed or self.same):
            return ""
        return f", жаңасы {self.taken}, өзгергені {self.changed}, бұрыннан бары {self.same}"


@dataclass
class Report:
    tables: defaultdict[str, Told] = field(default_factory=lambda: defaultdict(Told))
    notes: defaultdict[str, list[int | str]] = field(default_factory=lambda: defaultdict(list))
    """What an editor should look at, by the kind of it."""
    missing: list[str] = field(default_factory=list)
    """Files that texts need and that nobody has brought; each once."""
    strangers: list[str] = field(default_factory=list)
    version: str = ""

    def leave(self, table: str, why: str, key: int | str) -> None:
        self.tables[table].left[why].append(key)

    def note(self, what: str, key: int | str) -> None:
        if key not in self.notes[what][-1:]:
            self.notes[what].append(key)

    def repeats(self, counted: Counter[str]) -> None:
        for table, count in counted.items():
            self.tables[table].repeated = count

    def as_json(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "tables": {name: {**vars(told), "left": dict(told.left)} for name, told in self.rows()},
            "notes": dict(self.notes),
            "missing_files": self.missing,
            "unknown_tables": self.strangers,
        }

    def rows(self) -> list[tuple[str, Told]]:
        return sorted(self.tables.items())

    def lines(self) -> Iterator[str]:
        yield f"Ескі сайттың DLE нұсқасы: {self.version or '9.6-дан ескі'}"
        for name, told in self.rows():
            yield f"{WORDS.get(name, name)}: оқылғаны {told.read}{told.came()}"
            if told.repeated:
                yield f"  қайталанған жол: {told.repeated}"
            for why, keys in told.left.items():
                yield f"  алынбады, {why}: {len(keys)} ({named(keys)})"
        for what, keys in self.notes.items():
            yield f"Қараңыз, {what}: {len(keys)} ({named(keys)})"
        if self.missing:
            yield f"Файлы табылмағаны: {len(self.missing)} ({named(self.missing, SHOWN_FILES)})"
        if self.strangers:
            yield f"Бөгде кестелер оқылмады: {', '.join(self.strangers)}"


def named(keys: Sequence[int | str], most: int = SHOWN) -> str:
    shown = ", ".join(f"№ {key}" if isinstance(key, int) else key for key in keys[:most])
    return f"{shown} …" if len(keys) > most else shown
