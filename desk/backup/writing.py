"""One archive written: under another name until its last byte is on the disk."""

import fcntl
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, NamedTuple

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from desk.backup import archive, files, manifest, rows, schema, thinning
from desk.backup.loading import existing, query, run
from desk.backup.measuring import Inwards
from desk.backup.refusing import Refused, database_fault, disk_fault

BEGIN, END = ".qazaly-", ".half"


class Written(NamedTuple):
    path: Path
    manifest: manifest.Manifest
    missing: int
    """Files that rows tell of and the storage has not, or had no longer when their turn came."""
    thinned: list[Path]


def write(folder: Path, told: Callable[[str], None] = lambda name: None) -> Written:
    """Write an archive into the folder and thin out the older ones.

    :param told: hears the name of each table before its turn.
    :raises Refused: nothing was written, and the folder is as it was.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with only_writer(folder):
            path, made, missing = write_new(folder, told)
            return Written(path, made, missing, thinning.thin(folder, now()))
    except OSError as reason:
        raise disk_fault(reason) from reason
    except OperationalError as reason:
        raise database_fault(reason) from reason


def now() -> datetime:
    """By the newsroom's clock, as the names of copies have it."""
    return timezone.localtime().replace(tzinfo=None, microsecond=0)


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Alone in the folder; halves that a killed writer left are nobody's then."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as reason:
            raise Refused("Бұл бумаға дәл қазір басқа көшірме жазылып жатыр.") from reason
        for half in folder.glob(f"{BEGIN}*{END}"):
            half.unlink()
        yield
        os.fsync(handle)
    finally:
        os.close(handle)


def write_new(folder: Path, told: Callable[[str], None]) -> tuple[Path, manifest.Manifest, int]:
    handle, name = tempfile.mkstemp(END, BEGIN, folder)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            made, missing = fill(out, folder, told)
            out.flush()
            os.fsync(handle)
        path = half.rename(free_name(folder))
    except BaseException:
        half.unlink()
        raise
    return path, made, missing


def free_name(folder: Path) -> Path:
    while (path := folder / now().strftime(thinning.FORM)).exists():
        time.sleep(0.1)
    return path


def fill(
    out: IO[bytes], folder: Path, told: Callable[[str], None]
) -> tuple[manifest.Manifest, int]:
    writer = archive.Writer(out)
    with snapshot():
        made = manifest.begun(timezone.localtime(), schema.recorded(), server())
        for name, table in rows.tables().items():
            told(name)
            made.tables[name] = add_rows(writer, table, folder)
        wanted = {f"originals/{name}" for (name,) in query("SELECT original FROM news_photo")}
        # Those of this moment; what is deleted meanwhile is missed below.
        listed = list(files.found())
    told("суреттер")
    for place in listed:
        if stored := add_file(writer, place):
            made.files[place] = stored
    writer.finish(made)
    return made, len(wanted.union(listed) - made.files.keys())


@contextmanager
def snapshot() -> Iterator[None]:
    """What is read inside is all of one moment."""
    with transaction.atomic(durable=True):
        run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        run(rows.FORM)
        if not existing() & {"news_article"}:
            raise Refused("Бұл дерекқорда сайт жоқ: көшіретін ештеңе табылмады.")
        yield


def server() -> str:
    return ".".join(map(str, divmod(connection.pg_version, 10000)))  # type: ignore[attr-defined]


def add_rows(writer: archive.Writer, table: rows.Table, folder: Path) -> manifest.Table:
    """By way of the disk: a tar names a member's length before its content."""
    with tempfile.TemporaryFile(dir=folder) as spool:
        said = rows.write_packed(table, spool)
        size = spool.tell()
        spool.seek(0)
        writer.add(archive.rows_of(table.name), spool, size)
    return said


def add_file(writer: archive.Writer, place: str) -> manifest.Stored | None:
    try:
        content = files.opened(place)
    except FileNotFoundError:
        return None
    with content:
        size = content.size
        measured = Inwards(content)
        writer.add(archive.place_of(place), measured, size)
    return manifest.Stored(size, measured.measure.sha256)
