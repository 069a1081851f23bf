"""The part of a dump that is in memory: read from its start, filled up at its end."""

from legacy.dump.faults import BadDump, Truncated
from legacy.dump.unpacking import Source

LEAST = 1024 * 1024
LONGEST = 64 * 1024 * 1024
"""Bytes of one row or statement: the engine's longest text is 16 MB, and escapes double it."""


class Window:
    """`data` from `at` on is what comes next."""

    def __init__(self, source: Source) -> None:
        self.source, self.data, self.at = source, b"", 0
        self.lines_before = 0
        self.is_last = False

    def more(self) -> bool:
        """Read on, as much again as is waiting (so the work stays in proportion); False when
        nothing comes any more."""
        if self.is_last:
            return False
        waiting = self.data[self.at :]
        if len(waiting) > LONGEST:
            raise self.fault("бір жазба 64 МБ-тан ұзын, мұндай файл оқылмайды")
        self.lines_before += self.data.count(b"\n", 0, self.at)
        self.data, self.at = waiting + self.next_pieces(max(LEAST, len(waiting))), 0
        return True

    def next_pieces(self, size: int) -> bytes:
        pieces: list[bytes] = []
        got = 0
        while got < size:
            piece = self.source.read()
            if not piece:
                # The last line of a file may lack its end.
                self.is_last = True
                return b"".join([*pieces, b"\n"])
            pieces.append(piece)
            got += len(piece)
        return b"".join(pieces)

    def ahead(self, size: int) -> None:
        """Make sure that so many bytes are waiting, or all that there are."""
        while len(self.data) - self.at < size and self.more():
            pass

    def line(self) -> int:
        """The line of what comes next, from 1."""
        return self.lines_before + self.data.count(b"\n", 0, self.at) + 1

    def fault(self, why: str, table: str = "") -> BadDump:
        return BadDump(why, self.source.path, self.line(), table)

    def truncated(self, table: str = "") -> Truncated:
        return Truncated("файл осы жерде үзіліп қалған", self.source.path, self.line(), table)
