"""Where in an article's text an advert may stand: between paragraphs, never inside of a part."""

import re

AFTER = 3
# Parts that may hold a paragraph of their own, and paragraphs; the sanitiser closes each.
PART = re.compile(r"<(/?)(p|blockquote|details|div|figure|ol|table|ul)\b[^>]*>")


def place_in(html: str, after: int = AFTER) -> int | None:
    """The end of so many paragraphs of a text, if another one follows; None in a shorter text."""
    depth, seen, place = 0, 0, None
    for found in PART.finditer(html):
        is_end, is_paragraph = bool(found[1]), found[2] == "p"
        if place is not None and is_paragraph:
            return place
        depth += -1 if is_end else 1
        if is_end and is_paragraph and depth == 0:
            seen += 1
            place = found.end() if seen == after else None
    return None
