"""The length, lines and checksum of what passes, however long: it is never all in memory."""

import hashlib
import io
from typing import Any, Protocol

PIECE = 1024 * 1024


class Source(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class Sink(Protocol):
    def write(self, piece: bytes, /) -> int: ...


class Measure:
    def __init__(self) -> None:
        self.size = self.lines = 0
        self.digest = hashlib.sha256()

    def add(self, piece: bytes) -> None:
        self.size += len(piece)
        self.lines += piece.count(b"\n")
        self.digest.update(piece)

    @property
    def sha256(self) -> str:
        return self.digest.hexdigest()


class Outwards(io.RawIOBase):
    """A file to write to, if there is one, and the measure of what was written."""

    def __init__(self, file: Sink | None = None) -> None:
        self.file = file
        self.measure = Measure()

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        whole = bytes(piece)
        if self.file:
            self.file.write(whole)
        self.measure.add(whole)
        return len(whole)

    def tell(self) -> int:
        return self.measure.size


class Inwards:
    """A file to read from, and the measure of what was read."""

    def __init__(self, file: Source) -> None:
        self.file = file
        self.measure = Measure()

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.measure.add(piece)
        return piece


def measure(file: Source, most: int | None = None) -> Measure:
    """Read a file to its end, or until it is longer than `most` bytes."""
    seen = Measure()
    while piece := file.read(PIECE):
        seen.add(piece)
        if most is not None and seen.size > most:
            break
    return seen
