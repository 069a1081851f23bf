"""The statements of a dump, one after the other, and the rows of its INSERTs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from legacy.dump import grammar
from legacy.dump.window import Window

HEAD = 64 * 1024
"""Bytes within which an INSERT names its table and columns."""
NAMES = re.compile(grammar.NAME)
MUST_END = re.compile(rb"CREATE\s", re.IGNORECASE)


@dataclass
class Insert:
    """An INSERT whose rows come next in the window; rows that nobody reads are skipped."""

    table: str
    columns: list[str]
    """Empty where the statement names none: then they are those of CREATE TABLE."""
    window: Window

    def rows(self, width: int) -> Iterator[tuple[bytes, ...]]:
        """The literals of each row, `width` of them."""
        window = self.window
        match = grammar.row(width).match
        while True:
            if found := match(window.data, window.at):
                window.at = found.end()
                yield found.groups()
            elif grammar.ROWS_END.match(window.data, window.at):
                return
            elif found := grammar.ANY_ROW.match(window.data, window.at):
                count = len(grammar.A_VALUE.findall(found[0].lstrip(b", \r\n\t")[1:-1]))
                why = f"жолда {count} мән бар, ал кестеде {width} баған"
                raise window.fault(why, self.table)
            elif not window.more():
                raise window.truncated(self.table)

    def skip(self) -> None:
        """Go to the end of the statement."""
        window = self.window
        while True:
            found = grammar.UP_TO_END.match(window.data, window.at)
            window.at = found.end() if found else window.at
            if window.data[window.at : window.at + 1] == b";":
                return
            if not window.more():
                raise window.truncated(self.table)


Statement = bytes | Insert


def statements(window: Window) -> Iterator[Statement]:
    """Each statement as it stands, an INSERT as its head. Truncated at a file's early end."""
    while is_next(window):
        if grammar.IS_INSERT.match(window.data, window.at):
            insert = insert_of(window)
            yield insert
            insert.skip()
        elif grammar.DELIMITER.match(window.data, window.at):
            skip_routines(window)
        else:
            yield whole(window)
    if window.source.cut:
        raise window.truncated()


def is_next(window: Window) -> bool:
    """Whether anything comes after blanks and comments; the window stands before it."""
    while True:
        window.ahead(HEAD)
        found = grammar.BLANK.match(window.data, window.at)
        before, window.at = window.at, found.end() if found else window.at
        if window.at < len(window.data) and window.at == before:
            return True
        if window.at == len(window.data) and not window.more():
            return False


def insert_of(window: Window) -> Insert:
    head = grammar.INSERT.match(window.data, window.at)
    if not head and window.is_last and b";" not in window.data[window.at :]:
        raise window.truncated()
    if not head:
        raise window.fault("INSERT пішімі танылмады (INSERT INTO … VALUES күтілген)")
    window.at = head.end()
    columns = [name_of(found) for found in NAMES.findall(head[2] or b"")]
    return Insert(name_of(head[1]), columns, window)


def name_of(literal: bytes) -> str:
    return literal.strip(b'`"').decode("utf-8", "replace")


def whole(window: Window) -> bytes:
    while True:
        if found := grammar.STATEMENT.match(window.data, window.at):
            window.at = found.end()
            return found[0]
        if not window.more():
            return unended(window)


def unended(window: Window) -> bytes:
    """The last statement of a file, to which only its end may be missing."""
    rest = window.data[window.at :]
    if MUST_END.match(rest) and not rest.rstrip().endswith(b")"):
        raise window.truncated()
    window.at = len(window.data)
    return rest


def skip_routines(window: Window) -> None:
    """Triggers and procedures, whose own statements are none of the dump's."""
    while True:
        if found := grammar.DELIMITER_BACK.search(window.data, window.at):
            window.at = found.end()
            return
        if not window.more():
            raise window.truncated()
