"""Numbers in a text that runs from right to left.

A number that holds a space, a hyphen or brackets is several to a browser, which would set them
from right to left: «9 240» as «240 9». Marks that nobody sees hold it together. A span («10–12»)
is two numbers to a reader too, and stays as it is.
"""

import re

ISOLATE, END = "\u2066", "\u2069"
SPACE = "[ \u00a0\u202f]"
PART = rf"(?:{SPACE}|-)?\(?\d+\)?"
THOUSANDS = rf"\d{{1,3}}(?:{SPACE}\d{{3}})+"
TELEPHONE = rf"\+\d+(?:{PART})*|\d{SPACE}?\(\d+\)(?:{PART})+"
HYPHENED = r"\d{1,4}(?:-\d\d){2,3}"
NUMBER = re.compile(rf"(?<![\w+-])(?:{TELEPHONE}|{HYPHENED}|{THOUSANDS})(?!\d|-\d)")
# What stands between two tags, if a number in it may be in parts; what is no text is passed by.
TEXT = re.compile(
    r"<(script|style|textarea)\b.*?(?:</\1|\Z)|(?<=>)[^<>]*(?:\+\d|\d[^\d<>,.:;])[^<>]*+", re.DOTALL
)


def held_together(document: str) -> str:
    """An HTML or RSS document with each number of its texts in one piece."""
    return TEXT.sub(held, document)


def held(text: re.Match[str]) -> str:
    return text[0] if text[1] else NUMBER.sub(rf"{ISOLATE}\g<0>{END}", text[0])
