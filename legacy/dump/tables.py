"""What CREATE TABLE says: the columns in their order, their kinds, the key, the charset."""

import re
from dataclasses import dataclass, field
from enum import Enum

from legacy.dump.grammar import BALANCED, FLAGS, INNER, NAME, STRING

HINT = re.compile(rb"/\*M?!\d*|\*/")
CREATE = re.compile(
    rb"\s*+CREATE\s++(?:TEMPORARY\s++)?+TABLE\s++(?:IF\s++NOT\s++EXISTS\s++)?+"
    rb"(?:%s\s*+\.\s*+)?(%s)\s*+(%s)" % (NAME, NAME, BALANCED),
    FLAGS,
)
PART = re.compile(rb"(?:[^,()'\"`]++|%s|`[^`]*+`|%s)++" % (STRING, INNER))
COLUMN = re.compile(rb"\s*(%s)\s+([a-z]+)" % NAME, FLAGS)
KEYS = re.compile(
    rb"\s*(?:PRIMARY|UNIQUE|KEY|INDEX|FULLTEXT|SPATIAL|CONSTRAINT|FOREIGN|CHECK)\b", FLAGS
)
PRIMARY = re.compile(rb"PRIMARY\s+KEY\s*(?:USING\s+\w+\s*)?\(([^()]*(?:\(\d+\)[^()]*)*)\)", FLAGS)
IS_PRIMARY = re.compile(rb"PRIMARY\s+KEY\s*\Z|PRIMARY\s+KEY\b(?!\s*\()", FLAGS)
CHARSET = re.compile(rb"(?:CHARSET|CHARACTER\s+SET)\s*=?\s*'?(\w+)", FLAGS)
ALTERED = re.compile(rb"\s*ALTER\s+TABLE\s+(?:%s\s*\.\s*)?(%s)(.*)" % (NAME, NAME), FLAGS)


class Kind(Enum):
    NUMBER = "number"
    TIME = "time"
    TEXT = "text"


KINDS = dict.fromkeys(
    ("tinyint", "smallint", "mediumint", "int", "integer", "bigint", "year"), Kind.NUMBER
) | dict.fromkeys(("datetime", "timestamp", "date"), Kind.TIME)


@dataclass
class Table:
    """A table of the dump, by its full name."""

    name: str
    kinds: dict[str, Kind] = field(default_factory=dict)
    """What each column holds, in the order of the columns."""
    key: tuple[str, ...] = ()
    charset: str = ""

    @property
    def columns(self) -> list[str]:
        return list(self.kinds)


def table_of(statement: bytes) -> Table | None:
    """The table that a statement makes; None for any other statement."""
    said = HINT.sub(b" ", statement)
    found = CREATE.match(said)
    if not found:
        return None
    table = Table(text_of(found[1]))
    for part in PART.findall(found[2][1:-1]):
        add_part(table, part)
    charset = CHARSET.search(said, found.end())
    table.charset = charset[1].decode().lower() if charset else ""
    return table


def add_part(table: Table, part: bytes) -> None:
    if KEYS.match(part):
        table.key = key_of(part) or table.key
    elif column := COLUMN.match(part):
        name = text_of(column[1])
        table.kinds[name] = KINDS.get(column[2].decode().lower(), Kind.TEXT)
        if IS_PRIMARY.search(part):
            table.key = (name,)


def key_of(part: bytes) -> tuple[str, ...]:
    """The columns of a primary key; none in what speaks of no such key."""
    found = PRIMARY.search(part)
    names = re.sub(rb"\(\d+\)", b"", found[1]).split(b",") if found else []
    return tuple(text_of(name.strip()) for name in names)


def altered_key(statement: bytes) -> tuple[str, tuple[str, ...]] | None:
    """A table and its primary key, as phpMyAdmin adds keys after the rows."""
    found = ALTERED.match(HINT.sub(b" ", statement))
    key = key_of(found[2]) if found else ()
    return (text_of(found[1]), key) if found and key else None


def text_of(name: bytes) -> str:
    return name.strip(b'`"').decode("utf-8", "replace")
