"""Word's own ways: lists that are paragraphs with a bullet typed before them, titles, quotations.

<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>…
"""

import re
from typing import NamedTuple

from news.pasting.soup import HEADINGS, Node
from news.pasting.styles import classes_of, style_of

LEVEL = re.compile(r"\blevel(\d)")
BULLET = re.compile(r"\s*(?:[·•▪§■●○◦o\uf0b7\uf0a7\uf0d8\uf0fc]|-|–)\s+")
NUMBER = re.compile(r"\s*\(?(?:(\d{1,3})|[a-zа-яәі]|[ivx]{1,4})[.)]\s+", re.IGNORECASE)
TITLES = {"MsoTitle": "h2", "MsoSubtitle": "h3", "Title": "h2", "Subtitle": "h3"}
QUOTES = frozenset(("MsoQuote", "MsoIntenseQuote"))


class Bullet(NamedTuple):
    level: int
    ordered: bool
    start: int
    typed: int
    """Characters of the paragraph's own text that are the bullet."""


def bullet_of(node: Node) -> Bullet | None:
    """What makes a paragraph an item of a list; None for any other."""
    style = style_of(node).get("mso-list", "")
    is_item = LEVEL.search(style)
    if not is_item and not any(name.startswith("MsoListParagraph") for name in classes_of(node)):
        return None
    level = int(is_item[1]) if is_item else 1
    if hidden := hidden_bullet(node):
        return bullet(hidden + " ", level, typed=False)
    return bullet(node.text()[:40], level, typed=True)


def bullet(text: str, level: int, *, typed: bool) -> Bullet | None:
    if number := NUMBER.match(text):
        return Bullet(level, True, int(number[1] or 1), number.end() if typed else 0)
    if found := BULLET.match(text):
        return Bullet(level, False, 1, found.end() if typed else 0)
    return None if typed else Bullet(level, False, 1, 0)


def hidden_bullet(node: Node) -> str:
    """The text of the span that Word marks as no text."""
    for kid in node.children:
        if isinstance(kid, str):
            continue
        if style_of(kid).get("mso-list") == "ignore":
            return kid.text().strip()
        if found := hidden_bullet(kid):
            return found
    return ""


def drop_start(node: Node, count: int) -> int:
    """Take the first characters of the words away; how many are still to go."""
    for at, kid in enumerate(node.children):
        if isinstance(kid, str):
            node.children[at], count = kid[count:], max(0, count - len(kid))
        else:
            count = drop_start(kid, count)
        if not count:
            break
    return count


def heading_of(node: Node) -> str | None:
    """h2 or h3 for a heading by its tag, its role (Word on the web) or its style's name."""
    if node.tag in HEADINGS:
        return "h2" if node.tag in ("h1", "h2") else "h3"
    if node.attributes.get("role") == "heading":
        return "h2" if node.attributes.get("aria-level") in ("1", "2") else "h3"
    return next((TITLES[name] for name in classes_of(node) if name in TITLES), None)


def is_quote(node: Node) -> bool:
    return node.tag == "blockquote" or not QUOTES.isdisjoint(classes_of(node))
