"""An archive looked through from its first byte to its last, before anything is done with it."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desk.backup import schema
from desk.backup.archive import DAMAGED, Reader, place_of
from desk.backup.measuring import measure
from desk.backup.refusing import Refused, disk_fault


@contextmanager
def checked(path: Path) -> Iterator[Reader]:
    """The archive, open and whole.

    :raises Refused: it is damaged, none of ours, or a newer site's.
    """
    try:
        file = path.open("rb")
    except OSError as reason:
        raise disk_fault(reason) from reason
    with file:
        yield whole(file)


def whole(file: IO[bytes]) -> Reader:
    archive = Reader(file)
    schema.check_known(archive.manifest.migrations)
    try:
        check_rows(archive)
    except (EOFError, zlib.error, OSError) as reason:
        raise Refused(DAMAGED) from reason
    check_files(archive)
    return archive


def check_rows(archive: Reader) -> None:
    for name, said in archive.manifest.tables.items():
        with archive.open_rows(name) as packed:
            seen = measure(packed, most=said.size)
        if (seen.size, seen.lines, seen.sha256) != (said.size, said.rows, said.sha256):
            raise Refused(f"Көшірме бүлінген: «{name}» кестесі тізімдегідей емес.")


def check_files(archive: Reader) -> None:
    for place, said in archive.manifest.files.items():
        seen = measure(archive.open(place_of(place)))
        if (seen.size, seen.sha256) != (said.size, said.sha256):
            raise Refused(f"Көшірме бүлінген: «{place}» тізімдегідей емес.")
