"""What a dump holds, found by reading it once without its rows."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from legacy.dump.faults import Truncated
from legacy.dump.statements import Insert, statements
from legacy.dump.tables import Kind, Table, altered_key, table_of
from legacy.dump.unpacking import Source
from legacy.dump.window import Window

NAMES = re.compile(
    rb"\s*(?:/\*M?!\d*\s*)?SET\s+(?:NAMES|CHARACTER\s+SET)\s*=?\s*['\"]?(\w+)", re.IGNORECASE
)
HEADER = re.compile(rb"-- M(?:y|aria)(?:SQL|DB)[ -]dump", re.IGNORECASE)
FOOTER = b"-- Dump completed"


@dataclass
class Survey:
    tables: dict[str, Table] = field(default_factory=dict)
    """By their full names, in the order in which they come."""
    fault: Truncated | None = None
    """What the file's early end cut off."""


def surveyed(path: Path) -> Survey:
    source = Source(path)
    survey, window = Survey(), Window(source)
    try:
        window.ahead(1024)
        is_dumped = bool(HEADER.match(window.data))
        for statement in statements(window):
            note(survey, statement)
        # mysqldump says at the end that it came there.
        if is_dumped and FOOTER not in window.data[-1024:]:
            raise window.truncated()
    except Truncated as fault:
        survey.fault = fault
    finally:
        source.close()
    return survey


def note(survey: Survey, statement: bytes | Insert) -> None:
    if isinstance(statement, Insert):
        # A dump of rows alone tells by its lists of columns what they are.
        if statement.table not in survey.tables and statement.columns:
            columns = dict.fromkeys(statement.columns, Kind.TEXT)
            survey.tables[statement.table] = Table(statement.table, columns)
    elif table := table_of(statement):
        survey.tables[table.name] = table
    elif (keyed := altered_key(statement)) and keyed[0] in survey.tables:
        survey.tables[keyed[0]].key = keyed[1]


def charset_of(statement: bytes) -> str:
    """The charset that a statement sets for what follows; "" if it sets none."""
    found = NAMES.match(statement)
    charset = found[1].decode().lower() if found else ""
    return "" if charset in ("default", "binary") else charset
