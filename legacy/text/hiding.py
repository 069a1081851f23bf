"""What was not for everybody: taken out before anything else is done with a text."""

import re

TAG = re.compile(
    r"\[(/?)(hide|(?:not-)?(?:group|available|aviable))(?:=[^\[\]]{0,300})?\]", re.IGNORECASE
)


def public(text: str) -> tuple[str, list[str]]:
    """The text for everybody, and what was hidden. What never ends hides the rest."""
    kept: list[str] = []
    hidden: list[str] = []
    depth = position = 0
    for found in TAG.finditer(text):
        before = depth
        depth = max(0, depth - 1) if found[1] else depth + 1
        if bool(before) == bool(depth):
            continue
        (hidden if before else kept).append(text[position : found.start()])
        position = found.end()
    (hidden if depth else kept).append(text[position:])
    return without_tags(" ".join(kept)), [without_tags(part) for part in hidden if part.strip()]


def without_tags(text: str) -> str:
    """An end that nothing begins hides nothing."""
    return TAG.sub("", text)
