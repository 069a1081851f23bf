"""What a page of the old site held and nobody saw: links that somebody planted for robots."""

import re

from news.pasting.soup import Node
from news.pasting.styles import classes_of, style_of

FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|em|pt|%)?")
NOTHING = re.compile(r"0(?:\.0+)?(?:px|em|pt|%)?")
SPOILERS = {"text_spoiler", "spoiler"}
"""They are shut until a reader opens them."""


def is_planted(node: Node) -> bool:
    style = style_of(node)
    if not style or is_spoiler(node):
        return False
    return (
        style.get("display") == "none"
        or style.get("visibility") == "hidden"
        or bool(NOTHING.fullmatch(style.get("opacity", "1")))
        or bool(NOTHING.fullmatch(style.get("font-size", "1")))
        or any(FAR.fullmatch(style.get(side, "")) for side in ("left", "top", "text-indent"))
        or is_flat(style)
    )


def is_spoiler(node: Node) -> bool:
    return not SPOILERS.isdisjoint(classes_of(node))


def is_flat(style: dict[str, str]) -> bool:
    """A box of a pixel or of none, out of which nothing shows."""
    small = [re.fullmatch(r"[01](?:px)?", style.get(side, "")) for side in ("height", "width")]
    return style.get("overflow") == "hidden" and any(small)
