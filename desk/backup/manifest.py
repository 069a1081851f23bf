"""What an archive says of itself."""

import gzip
import io
import json
import platform
import re
import zlib
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

import django

from desk.backup.measuring import Source
from desk.backup.refusing import Refused

NAME = "manifest.json.gz"
FORMAT = 1
LONGEST = 512 * 1024 * 1024
UNREADABLE = (OSError, EOFError, zlib.error, ValueError, TypeError, KeyError, AttributeError)
PLACE = re.compile(r"(public|originals)(/[^/\\\0]+)+")


@dataclass
class Table:
    """The rows of one table; size, lines and checksum are those of the text that COPY gives."""

    columns: list[str]
    rows: int
    size: int
    sha256: str
    sequences: dict[str, list]
    """The last value of the sequence behind a column, and whether it was given away."""


@dataclass
class Stored:
    size: int
    sha256: str


@dataclass
class Manifest:
    made_at: str
    versions: dict[str, str]
    migrations: list[list[str]]
    format: int = FORMAT
    tables: dict[str, Table] = field(default_factory=dict)
    files: dict[str, Stored] = field(default_factory=dict)

    def packed(self) -> bytes:
        text = json.dumps(asdict(self), indent=1)
        return gzip.compress(text.encode(), mtime=0)

    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())

    def articles(self) -> int:
        return self.tables["news_article"].rows


def begun(at: datetime, migrations: list[list[str]], postgresql: str) -> Manifest:
    versions = {"django": django.get_version(), "python": platform.python_version()}
    return Manifest(at.isoformat(), {**versions, "postgresql": postgresql}, migrations)


def unpacked(file: Source) -> Manifest:
    """The manifest as it stands in the archive.

    :raises Refused: it is none, or one of a format that is not known here.
    """
    try:
        text = gzip.GzipFile(fileobj=io.BytesIO(file.read(LONGEST))).read(LONGEST)
        return made_of(json.loads(text))
    except UNREADABLE as reason:
        raise Refused("Көшірме бүлінген: оның тізімі оқылмайды.") from reason


def made_of(facts: dict[str, Any]) -> Manifest:
    if facts["format"] != FORMAT:
        raise Refused("Көшірмені сайттың жаңарақ нұсқасы жазған: алдымен сайтты жаңартыңыз.")
    tables = {name: table_of(**table) for name, table in facts["tables"].items()}
    files = {name: Stored(int(one["size"]), one["sha256"]) for name, one in facts["files"].items()}
    if "news_article" not in tables:
        raise Refused("Бұл файл сайттың көшірмесі емес.")
    if strange := next((name for name in files if not is_within(name)), None):
        raise Refused(f"Көшірмеге сенуге болмайды: «{strange}» сурет бумасынан тыс жазылады.")
    migrations = [[app, name] for app, name in facts["migrations"]]
    versions = {str(name): str(one) for name, one in facts["versions"].items()}
    made_at = datetime.fromisoformat(facts["made_at"]).isoformat()
    return Manifest(made_at, versions, migrations, tables=tables, files=files)


def table_of(
    columns: list[str], rows: int, size: int, sha256: str, sequences: dict[str, list]
) -> Table:
    """What a table is said to be, of the kinds that it must be of."""
    last = {str(name): [int(value), bool(given)] for name, (value, given) in sequences.items()}
    return Table([str(name) for name in columns], int(rows), int(size), sha256, last)


def is_within(place: str) -> bool:
    """Whether that is a file in one of the two folders, and nowhere else."""
    parts = place.split("/")
    return bool(PLACE.fullmatch(place)) and not any(part in (".", "..") for part in parts)
