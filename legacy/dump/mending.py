"""Texts that were damaged before they were dumped: read in one charset, written in another.

«ТљР°Р·Р°Р»С‹» is «Қазалы» in UTF-8, read as cp1251; «ÒÐ°Ð·Ð°Ð»Ñ» read as latin1; «Êàçàëèíñê» is
«Казалинск» in cp1251, read as latin1. A site in cp1251 kept the Kazakh letters that cp1251 lacks
as &#1179;.
"""

import re
from collections.abc import Callable

SAMPLE = 200
"""Characters at each end that show what was done to a text: it was done to all of it."""
DEEPEST = 3


def one_byte(charset: str) -> dict[str, int]:
    """Each character of a charset and its byte; bytes without one stand for themselves."""
    table = {}
    for byte in range(128, 256):
        try:
            table[bytes([byte]).decode(charset)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


CP1251, CP1252 = one_byte("cp1251"), one_byte("cp1252")
# MySQL's latin1 is cp1252; programs that meant the real one left control characters.
LATIN1 = {chr(byte): byte for byte in range(128, 256)} | CP1252
# Second bytes of Cyrillic that, read as cp1251, never follow Р, С, Т or У in a word.
ODD = "".join(c for c, byte in CP1251.items() if byte < 0xC0 and c not in "ІіЁё«»–—…’‘“”№§©\xa0€")
FIRST = "[РСТУ]"
IS_CP1251 = re.compile(f"{FIRST}[{re.escape(ODD)}]")
IS_LATIN1 = re.compile(
    "[ÂÃÐÑÒÓâ][{}]".format(re.escape("".join(c for c, b in LATIN1.items() if b < 0xC0)))
)
# One of them stands in every text that was read in a wrong charset.
SUSPECT = re.compile(f"[{re.escape(ODD)}À-ÿ]")
IS_CYRILLIC = re.compile("[\u0400-\u04ff]")
IS_CP1251_AS_LATIN1 = re.compile("[À-ÿ]{3}")
# MySQL wrote a question mark for the one byte that cp1251 lacks: И, Ә, ‘ and faces lost theirs.
HALVES = re.compile(r"([РУ]|вЂ|рџ)\?")
ENTITY = re.compile(r"&(?:amp;)*#(?:(\d{3,7})|[xX]([0-9a-fA-F]{2,6}));")
SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
LONE = re.compile("[\ud800-\udfff]")


def mended(text: str) -> str:
    """The text as it was written; NUL, which no text of ours may hold, goes."""
    if not text.isascii():
        text = reread(text)
    if "&" in text and "#" in text:
        text = with_letters(text)
    return text.replace("\0", "") if "\0" in text else text


def reread(text: str) -> str:
    """Undo each reading in a wrong charset, one that was read twice too."""
    for _ in range(DEEPEST):
        sample = text if len(text) < 2 * SAMPLE else text[:SAMPLE] + text[-SAMPLE:]
        if not SUSPECT.search(sample):
            break
        if IS_CP1251.search(sample):
            back = utf8(HALVES.sub("\\1\x98", text), CP1251)
        elif IS_LATIN1.search(sample):
            back = utf8(text, LATIN1)
        elif IS_CP1251_AS_LATIN1.search(sample) and not IS_CYRILLIC.search(text):
            back = in_bytes(text, LATIN1, lambda raw: raw.decode("cp1251", "ignore"))
        else:
            break
        if back is None:
            break
        text = back
    return text


def utf8(text: str, table: dict[str, int]) -> str | None:
    return in_bytes(text, table, whole_utf8)


def in_bytes(text: str, table: dict[str, int], decode: Callable[[bytes], str | None]) -> str | None:
    """The text from its bytes in a charset; None if it has characters of another."""
    try:
        return decode(bytes(byte if (byte := ord(c)) < 128 else table[c] for c in text))
    except KeyError:
        return None


def whole_utf8(raw: bytes) -> str | None:
    """The text of UTF-8; a column's end may have cut its last character."""
    text = raw.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return text.replace("\ufffd", "") if lost <= 1 + len(text) // 50 else None


def with_letters(text: str) -> str:
    """Numbers of letters as the letters; those of signs that mean something in HTML stay."""
    if not ENTITY.search(text):
        return text
    text = SURROGATES.sub(joined, ENTITY.sub(letter, text))
    return LONE.sub("", text)


def letter(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else int(found[2], 16)
    return chr(code) if 160 <= code < 0x110000 else found[0]


def joined(found: re.Match[str]) -> str:
    return found[0].encode("utf-16", "surrogatepass").decode("utf-16")
