"""HTML that the rules of browsers answer with gigabytes, seen before any parser reads it.

A formatting element that is never closed is repeated in every block that follows, and each block
within a block is looked through for its outer ones: a hundred kilobytes of <b id=1><b id=2>… and
<p> become ten gigabytes. No text of a newspaper is nested so deep.
"""

import html as entities
import re

DEEPEST = 120
MOST_FORMATTING = 8
FORMATTING = ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt")
NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
TAG = re.compile(r"<[^<>]*(?:>|\Z)")
VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))
# Their end tags may be left out, so they are no sign of depth.
ENDED_BY_NEXT = frozenset(("p", "li", "td", "th", "tr", "tbody", "dd", "dt", "option", "colgroup"))
FLAT = VOID | ENDED_BY_NEXT
REPEATED = frozenset((*FORMATTING, "u"))


def depth(html: str, *, of: frozenset[str] | None = None) -> int:
    """How many elements are open at once, at most: of all names, or of some."""
    deepest = now = 0
    for found in NAME.finditer(html):
        name = found[2].lower()
        if name in of if of else name not in FLAT:
            now = max(0, now - 1) if found[1] else now + 1
            deepest = max(deepest, now)
    return deepest


def is_deep(html: str) -> bool:
    return depth(html) > DEEPEST


def words(html: str) -> str:
    """All that stands between tags, a line for each piece."""
    return entities.unescape(TAG.sub("\n", html))


def undone(html: str) -> str:
    """The text as it is; a knotted one as paragraphs of its words."""
    if not is_deep(html) and depth(html, of=REPEATED) <= MOST_FORMATTING:
        return html
    lines = (line.strip() for line in words(html).split("\n"))
    return "".join(f"<p>{entities.escape(line, quote=False)}</p>" for line in lines if line)
