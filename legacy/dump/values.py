"""From a literal of SQL to a value: None, a whole number, a time or a text."""

import binascii
import re
from collections.abc import Callable
from datetime import datetime

from legacy.dump.charsets import decoded
from legacy.dump.mending import mended
from legacy.dump.tables import Kind

Value = str | int | datetime | None
Literal = Callable[[bytes], Value]

PLAIN = (
    (rb"\'", b"'"),
    (rb"\"", b'"'),
    (rb"\n", b"\n"),
    (rb"\r", b"\r"),
    (rb"\t", b"\t"),
    (rb"\0", b"\0"),
    (rb"\Z", b"\x1a"),
    (rb"\b", b"\x08"),
)
# A backslash before any other sign is nothing; before % and _ MySQL keeps it.
OTHER = re.compile(rb"\\(?![%_])", re.DOTALL)
DOUBLED = {b"'": re.compile(rb"(?<!\\)''"), b'"': re.compile(rb'(?<!\\)""')}
DIGITS = re.compile(rb"\s*(-?\d{1,19})")
INTRODUCED = re.compile(rb"(?:_(\w+)\s*|([xXbBnN]))(?=')")


def number(raw: bytes) -> int | None:
    """A whole number, quoted or not; text in its place counts as MySQL counts it."""
    try:
        return int(raw)
    except ValueError:
        pass
    if raw[:4].upper() == b"NULL":
        return None
    found = DIGITS.match(content(raw))
    return int(found[1]) if found else 0


def time(raw: bytes) -> datetime | None:
    """A time without a zone; None for 0000-00-00 and whatever else is no time."""
    try:
        return datetime.fromisoformat(content(raw).decode("ascii")).replace(tzinfo=None)
    except ValueError:
        return None


def text_in(charset: str) -> Literal:
    def text(raw: bytes) -> str | None:
        if raw == b"''":
            return ""
        if raw[:1] != b"'" and raw.upper() == b"NULL":
            return None
        said = content(raw)
        if said.isascii() and b"&" not in said and b"\0" not in said:
            return said.decode("ascii")
        return mended(decoded(said, charset))

    return text


def content(raw: bytes) -> bytes:
    """The bytes that a literal stands for."""
    if raw[:1] == b"'":
        inner = raw[1:-1]
        return unescaped(inner, b"'") if b"\\" in inner or b"'" in inner else inner
    if raw[:1] == b'"':
        return unescaped(raw[1:-1], b'"')
    if raw[:2] in (b"0x", b"0X"):
        return from_hex(raw[2:])
    if found := INTRODUCED.match(raw):
        inner = unescaped(raw[found.end() + 1 : -1], b"'")
        return from_hex(inner) if found[2] in (b"x", b"X") else inner
    return raw


def unescaped(raw: bytes, quote: bytes) -> bytes:
    is_doubled = quote * 2 in raw
    # A run of backslashes is pairs from its start, as split finds them.
    parts = raw.split(b"\\\\")
    if is_doubled:
        parts = [DOUBLED[quote].sub(quote, part) for part in parts]
    return b"\\".join(map(plain, parts))


def plain(part: bytes) -> bytes:
    if b"\\" not in part:
        return part
    for escape, meaning in PLAIN:
        part = part.replace(escape, meaning)
    return OTHER.sub(b"", part)


def from_hex(digits: bytes) -> bytes:
    try:
        return binascii.unhexlify(digits)
    except ValueError:
        return digits


def reader_of(kind: Kind, charset: str) -> Literal:
    """What makes values of the literals of a column."""
    if kind is Kind.NUMBER:
        return number
    return time if kind is Kind.TIME else text_in(charset)
