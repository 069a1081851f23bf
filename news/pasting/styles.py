"""What the styles of a program's HTML say of words, where its tags do not, or say otherwise.

Google Docs wraps a text in <b style="font-weight:normal"> and writes bold words as spans of 700.
"""

import re
from functools import lru_cache

from news.pasting.soup import BLOCKS, BOLD, ITALIC, Node

BLOCK_DISPLAYS = ("block", "flex", "grid", "list-item", "table", "flow-root")
PRESERVING = ("pre", "pre-wrap", "pre-line", "break-spaces", "preserve", "preserve-breaks")
WORDS_UNSEEN = frozenset(("MsoCommentReference", "MsoCommentText"))


@lru_cache(maxsize=512)
def declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs}


def style_of(node: Node) -> dict[str, str]:
    return declarations(node.attributes.get("style", ""))


def classes_of(node: Node) -> list[str]:
    return node.attributes.get("class", "").split()


def is_bold(node: Node, *, before: bool) -> bool:
    weight = style_of(node).get("font-weight", "")
    if found := re.match(r"\d+", weight):
        return int(found[0]) >= 600
    if weight in ("bold", "bolder"):
        return True
    return weight not in ("normal", "lighter") and (before or node.tag == BOLD)


def is_italic(node: Node, *, before: bool) -> bool:
    slant = style_of(node).get("font-style", "")
    if slant.startswith(("italic", "oblique")):
        return True
    return slant != "normal" and (before or node.tag == ITALIC)


def is_unseen(node: Node) -> bool:
    """Nobody reads it in the program either; a comment is a colleague's, not the text's."""
    style = style_of(node)
    return (
        style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or style.get("mso-list") == "ignore"
        or style.get("mso-element") in ("comment-list", "comment")
        or not WORDS_UNSEEN.isdisjoint(classes_of(node))
    )


def is_block(node: Node) -> bool:
    display = style_of(node).get("display", "").removesuffix("!important").strip()
    if node.tag in BLOCKS:
        return not (display == "inline" and node.tag in ("div", "p"))
    return display in BLOCK_DISPLAYS


def keeps_lines(node: Node, *, before: bool) -> bool:
    """Whether a line end in the source is one on the page."""
    style = style_of(node)
    said = style.get("white-space-collapse") or style.get("white-space", "").split(" ")[0]
    return said in PRESERVING if said else before or node.tag == "pre"
