"""The tables of a version of the engine, with the columns that it has."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

VERSIONS = ("9.6", "10.5", "13.3", "16.0", "20.0")
COLUMNS = Path(__file__).with_name("columns.txt")
ZERO, EMPTY = ("int", "bigint", "mediumint", "smallint", "tinyint"), ("text", "mediumtext")


@dataclass
class Column:
    name: str
    type: str
    since: float
    until: float

    @property
    def is_number(self) -> bool:
        return self.type.startswith(ZERO)

    @property
    def default(self) -> object:
        """What a row has that says nothing of the column."""
        if self.is_number:
            return 0
        return "2000-01-01 00:00:00" if self.type == "datetime" else ""


@dataclass
class Shape:
    key: str
    since: float
    columns: list[Column] = field(default_factory=list)


@cache
def engine() -> dict[str, Shape]:
    """All tables and columns that any version has."""
    tables: dict[str, Shape] = {}
    for line in COLUMNS.read_text().splitlines():
        name, *words = line.split()
        if not line.startswith(" "):
            tables[name] = last = Shape(words[1], float(words[0]))
            continue
        until = float(words[2]) if len(words) > 2 else 1000.0
        last.columns.append(Column(name, words[0].replace("_", " "), float(words[1]), until))
    return tables


def shapes(version: str, order: str = "fresh") -> dict[str, Shape]:
    """The tables of one version. An upgraded site has later columns at the end, a fresh one
    where their author put them."""
    number = float(version)
    found = {}
    for name, table in engine().items():
        if table.since <= number:
            columns = [c for c in table.columns if c.since <= number < c.until]
            if order == "fresh":
                columns = [*columns[:3], *columns[:2:-1]]
            found[name] = Shape(table.key, table.since, columns)
    return found
