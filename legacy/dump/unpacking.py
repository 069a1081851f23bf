"""The bytes of a dump, unpacked: what it is packed with is told by its first bytes."""

import bz2
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from legacy.dump.faults import BadDump

PIECE = 64 * 1024
MOST = 1024 * 1024
"""Bytes that one piece may unpack to at once; what is left comes with the next call."""
MARK = b"\xef\xbb\xbf"
REFUSED = {
    b"PK\x03\x04": "бұл – ZIP архиві: алдымен ішіндегі .sql файлын шығарып алыңыз",
    b"\xfd7zXZ\x00": "бұл – XZ архиві: алдымен ішіндегі .sql файлын шығарып алыңыз",
    b"\x28\xb5\x2f\xfd": "бұл – Zstandard архиві: алдымен ішіндегі .sql файлын шығарып алыңыз",
    b"Rar!": "бұл – RAR архиві: алдымен ішіндегі .sql файлын шығарып алыңыз",
    b"7z\xbc\xaf": "бұл – 7z архиві: алдымен ішіндегі .sql файлын шығарып алыңыз",
    b"\xff\xfe": "файл UTF-16 кодымен жазылған: оны UTF-8 етіп сақтаңыз",
    b"\xfe\xff": "файл UTF-16 кодымен жазылған: оны UTF-8 етіп сақтаңыз",
}


class Source:
    """A file and how far it is read; `cut` tells that its packed form ended too early."""

    def __init__(self, path: Path) -> None:
        self.path, self.cut = path, False
        try:
            self.file: BinaryIO = path.open("rb")
        except OSError as fault:
            raise BadDump("файлды ашу мүмкін болмады", path) from fault
        self.size = path.stat().st_size
        self.pieces = filter(None, self.unpacked())

    def close(self) -> None:
        self.file.close()

    def progress(self) -> float:
        """How much of the packed file is read, from 0 to 1."""
        return self.file.tell() / self.size if self.size else 1.0

    def read(self) -> bytes:
        """The next bytes; none at the end."""
        try:
            return next(self.pieces, b"")
        except (OSError, zlib.error) as fault:
            raise BadDump("архив бұзылған, әрі қарай ашылмайды", self.path) from fault

    def unpacked(self) -> Iterator[bytes]:
        start = self.file.read(6)
        self.file.seek(0)
        for sign, why in REFUSED.items():
            if start.startswith(sign):
                raise BadDump(why, self.path)
        if start.startswith(b"\x1f\x8b"):
            yield from self.gunzipped()
        elif start.startswith(b"BZh"):
            yield from self.bunzipped()
        else:
            self.file.seek(len(MARK) if start.startswith(MARK) else 0)
            while piece := self.file.read(MOST):
                yield piece

    def gunzipped(self) -> Iterator[bytes]:
        unpacker = zlib.decompressobj(wbits=31)
        waiting = b""
        while waiting or (waiting := self.file.read(PIECE)):
            # Archives may be joined, or padded with zeros up to a block of a tape.
            if unpacker.eof and not (waiting := waiting.lstrip(b"\0")):
                continue
            if unpacker.eof:
                unpacker = zlib.decompressobj(wbits=31)
            yield unpacker.decompress(waiting, MOST)
            waiting = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        yield unpacker.flush()
        self.cut = not unpacker.eof

    def bunzipped(self) -> Iterator[bytes]:
        unpacker = bz2.BZ2Decompressor()
        while waiting := unpacker.unused_data or self.file.read(PIECE):
            if unpacker.eof:
                unpacker = bz2.BZ2Decompressor()
            yield unpacker.decompress(waiting, MOST)
            while not unpacker.eof and not unpacker.needs_input:
                yield unpacker.decompress(b"", MOST)
        self.cut = not unpacker.eof
