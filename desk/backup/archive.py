"""The archive as a file: members in a plain tar, and the seal behind them.

The seal covers what tar itself does not: fillings, ends, a file that was cut off or went on. It
tells damage, not forgery: who can write archives can seal them, so that nothing in a member is
trusted for it.
"""

import gzip
import io
import tarfile
from typing import IO

from desk.backup import manifest
from desk.backup.measuring import PIECE, Measure, Outwards, Source
from desk.backup.refusing import Refused

END = tarfile.RECORDSIZE
"""Bytes of the seal's member together with the end of the tar."""
SEAL = "seal"
DAMAGED = "Көшірме бүлінген: ол шала көшірілген немесе ішінде өзгерген жері бар."
MAGIC = slice(257, 262)


def rows_of(table: str) -> str:
    return f"rows/{table}.gz"


def place_of(file: str) -> str:
    return f"files/{file}"


class Writer:
    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.out = Outwards(file)
        self.tar = tarfile.TarFile(fileobj=self.out, mode="w", format=tarfile.PAX_FORMAT)

    def add(self, name: str, content: Source, size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self.tar.addfile(member, content)  # type: ignore[arg-type]

    def finish(self, made: manifest.Manifest) -> None:
        packed = made.packed()
        self.add(manifest.NAME, io.BytesIO(packed), len(packed))
        self.file.write(end(self.out.measure.sha256))


def end(sha256: str) -> bytes:
    """The last member and the end of a tar; every byte of it is known beforehand."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        member = tarfile.TarInfo(SEAL)
        member.size = len(sha256)
        tar.addfile(member, io.BytesIO(sha256.encode()))
    return out.getvalue()


class Reader:
    """A sealed archive and its members by name.

    :raises Refused: it is none, its seal is broken, or it holds more or less than it says.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        check_seal(file)
        try:
            self.members = members_of(file)
            self.manifest = manifest.unpacked(self.open(manifest.NAME))
        except (tarfile.TarError, ValueError, OverflowError, KeyError) as reason:
            raise Refused(DAMAGED) from reason
        tables, files = self.manifest.tables, self.manifest.files
        said = {*map(rows_of, tables), *map(place_of, files), manifest.NAME, SEAL}
        if self.members.keys() != said:
            raise Refused("Көшірменің ішіндегісі тізімімен сәйкес емес.")

    def open(self, name: str) -> "Section":
        member = self.members[name]
        return Section(self.file, member.offset_data, member.size)

    def open_rows(self, table: str) -> gzip.GzipFile:
        return gzip.GzipFile(fileobj=self.open(rows_of(table)))  # type: ignore[call-overload]


class Section:
    """A part of a file, to be read once from its beginning."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self.file, self.next, self.end = file, start, start + size

    def read(self, size: int = -1) -> bytes:
        left = self.end - self.next
        self.file.seek(self.next)
        piece = self.file.read(left if size < 0 else min(size, left))
        self.next += len(piece)
        return piece


def check_seal(file: IO[bytes]) -> None:
    left = file.seek(0, io.SEEK_END) - END
    file.seek(0)
    if file.read(tarfile.BLOCKSIZE)[MAGIC] != b"ustar":
        raise Refused("Бұл файл сайттың көшірмесі емес.")
    file.seek(0)
    seen = Measure()
    while left > 0 and (piece := file.read(min(left, PIECE))):
        seen.add(piece)
        left -= len(piece)
    if file.read() != end(seen.sha256):
        raise Refused(DAMAGED)


def members_of(file: IO[bytes]) -> dict[str, tarfile.TarInfo]:
    """Plain files one behind the other, each name once; nothing else is taken."""
    found: dict[str, tarfile.TarInfo] = {}
    file.seek(0)
    reached = 0
    with tarfile.open(fileobj=file, mode="r:") as tar:
        for member in tar:
            is_plain = member.isreg() and not member.issparse()
            if not is_plain or member.name in found or member.offset < reached or member.size < 0:
                raise Refused(f"Көшірмеге сенуге болмайды: «{member.name}».")
            reached = member.offset_data + member.size
            found[member.name] = member
    return found
