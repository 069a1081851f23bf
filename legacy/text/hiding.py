"""What was not for everybody: taken out before anything else is done with a text."""

import re
from collections import Counter

TAG = re.compile(
    r"\[(/?)(hide|(?:not-)?(?:group|available|aviable))(?:=[^\[\]]{0,300})?\]", re.IGNORECASE
)


def public(text: str) -> tuple[str, list[str]]:
    """The text for everybody, and what was hidden. What never ends hides the rest, and only an
    end of the same name ends it."""
    kept: list[str] = []
    hidden: list[str] = []
    depths: Counter[str] = Counter()
    position, is_hidden = 0, False
    for found in TAG.finditer(text):
        name = found[2].lower()
        depths[name] = max(0, depths[name] + (-1 if found[1] else 1))
        if is_hidden == any(depths.values()):
            continue
        (hidden if is_hidden else kept).append(text[position : found.start()])
        position, is_hidden = found.end(), not is_hidden
    (hidden if is_hidden else kept).append(text[position:])
    return without_tags(" ".join(kept)), [without_tags(part) for part in hidden if part.strip()]


def without_tags(text: str) -> str:
    """An end that nothing begins hides nothing."""
    return TAG.sub("", text)
