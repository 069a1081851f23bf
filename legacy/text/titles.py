"""Titles and names: once or twice escaped by the engine, and with backslashes of old PHP."""

import re
from html import unescape

from kazakh import without_invisible

SLASHED = re.compile(r"\\(.?)", re.DOTALL)
ESCAPED_TWICE = re.compile(r"&(?:amp|#\d{1,7}|[a-z]{2,8});", re.IGNORECASE)


def title_of(raw: str) -> str:
    """The title as its editor typed it, in one line."""
    title = unescape(unslashed(raw))
    if ESCAPED_TWICE.search(title):
        title = unescape(title)
    return without_invisible(" ".join(title.split())).strip()


def unslashed(text: str) -> str:
    """Without the backslashes that PHP put before quotes; the engine's stripslashes."""
    return SLASHED.sub(r"\1", text) if "\\" in text else text
