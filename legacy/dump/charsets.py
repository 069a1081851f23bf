"""Bytes to text: what a dump says of its charset is tried, what the bytes say decides.

Kazakh and Russian in cp1251 is next to never valid UTF-8, and UTF-8 is what tables of any
declared charset may hold, since old connections wrote without asking.
"""

import re

ONE_BYTE = {"cp1251": "cp1251", "latin1": "cp1251", "koi8r": "koi8-r", "cp866": "cp866"}
"""«latin1» is what MySQL said of any table whose site did not care."""
A_WORD = re.compile(r"[\u0400-\u04ff]{2}|[\u2010-\u2122\U0001f000-\U0001ffff]")
LOST = "\ufffd"


def decoded(raw: bytes, charset: str) -> str:
    """The text of some bytes; what no charset knows is left out."""
    if raw.isascii():
        return raw.decode("ascii")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return damaged(raw, charset)
    if charset in ONE_BYTE and not A_WORD.search(text):
        return raw.decode(ONE_BYTE[charset], "ignore")
    return text


def damaged(raw: bytes, charset: str) -> str:
    """What is no whole UTF-8: another charset, or characters that a short column cut in two."""
    text = raw.decode("utf-8", "replace")
    lost = text.count(LOST)
    letters = len(A_WORD.findall(text))
    if letters >= lost:
        return text.replace(LOST, "")
    return raw.decode(ONE_BYTE.get(charset, "cp1251"), "ignore")
