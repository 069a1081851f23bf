"""HTML and feeds in another script: words change, every other byte stays.

Not a parser but a reader of tags, since the source must come back as it was. What stays:

- comments, tags, and all attributes but those that kazakh.scripts.tags names as words;
- what script, style, textarea, code, kbd, samp and var hold (a poem's pre is words); but the
  strings of a script of the kind application/ld+json change: that is data (data.py);
- elements with translate="no", and those in another language than Kazakh: a quotation marked
  lang="ru" is Russian, and Kazakh letters would not help anybody to read it.

An element that stays ends at its own end tag, whatever is nested; p and option also end where
the next one begins, and `/>` closes at once. A tag or comment that never ends reaches to the end
of the document. CDATA in a feed is HTML again.
"""

import re

from kazakh.scripts import data
from kazakh.scripts.pieces import Converts, Pieces
from kazakh.scripts.tags import (
    CODE,
    INLINE,
    MAY_STAY,
    RAW,
    VOID,
    convert_attributes,
    is_marked_to_stay,
)

# Never fails after its first letters and never gives back what it took: read once, in a line.
ATTRIBUTES = r"""(?:[^>"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+"""
TOKEN = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+){ATTRIBUTES}(?:>|\Z)"
    r"|<!--(?:-?>|.*?-->|.*)|<!\[CDATA\[|\]\]>|<[!?/][^>]*+(?:>|\Z)",
    re.DOTALL,
)
END_OF_RAW = {name: re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE) for name in RAW}
KEEPING = RAW | CODE
# What search engines read of a page: words, not a program.
DATA = re.compile(r"""\stype=["']?application/ld\+json""", re.IGNORECASE)
# Elements whose end tag is often left out and which never hold one of their own kind.
ENDED_BY_NEXT = frozenset(("p", "option"))


def convert(html: str, converter: Converts) -> str:
    out: list[str] = []
    pieces = Pieces(converter, out)
    position = 0
    while found := TOKEN.search(html, position):
        pieces.add(html[position : found.start()])
        name = (found["name"] or "").lower()
        if name not in INLINE:
            pieces.flush()
        position = read_tag(html, found, name, pieces)
    pieces.add(html[position:])
    pieces.flush()
    return "".join(out)


def read_tag(html: str, found: re.Match[str], name: str, pieces: Pieces) -> int:
    """Puts a tag out, with all that its element keeps, and says where reading goes on."""
    tag, end = found[0], found.end()
    if is_simple(tag, name):
        pieces.out.append(tag)
        return end
    position = kept_until(html, end, tag, name)
    kept = html[end:position]
    if name == "script" and DATA.search(tag):
        kept = converted_data(kept, pieces.converter)
    pieces.out += converted_tag(tag, name, pieces.converter), kept
    return position


def is_simple(tag: str, name: str) -> bool:
    """Nothing in the tag changes, and its element keeps nothing: most tags, so asked first."""
    if tag.startswith(("</", "<!", "<?", "]")):
        return True
    return tag.isascii() and "&" not in tag and name not in KEEPING and not MAY_STAY.search(tag)


def converted_tag(tag: str, name: str, converter: Converts) -> str:
    if is_marked_to_stay(tag):
        return tag
    return convert_attributes(tag, name, lambda value: converted_words(value, converter))


def converted_words(source: str, converter: Converts) -> str:
    """Words without tags, such as an attribute's; character references are read."""
    out: list[str] = []
    pieces = Pieces(converter, out)
    pieces.add(source)
    pieces.flush()
    return "".join(out)


def converted_data(source: str, converter: Converts) -> str:
    try:
        return data.convert(source, converter)
    except ValueError:
        return source


def kept_until(html: str, position: int, tag: str, name: str) -> int:
    """Where reading goes on after a start tag: behind it, or behind all that its element keeps."""
    if name in VOID or tag.endswith("/>"):
        return position
    if name in RAW:
        return end_of_raw(html, position, name)
    if name in CODE or is_marked_to_stay(tag):
        return end_of_element(html, position, name)
    return position


def end_of_raw(html: str, position: int, name: str) -> int:
    end = END_OF_RAW[name].search(html, position)
    return end.start() if end else len(html)


def end_of_element(html: str, position: int, name: str) -> int:
    """Where the end tag of an open element begins; the end of the document if nowhere."""
    depth = 1
    while found := TOKEN.search(html, position):
        position = found.end()
        inner = (found["name"] or "").lower()
        if inner == name:
            if not found["end"] and name in ENDED_BY_NEXT:
                return found.start()
            depth += -1 if found["end"] else not found[0].endswith("/>")
            if not depth:
                return found.start()
        elif inner in RAW and not found["end"]:
            position = end_of_raw(html, position, inner)
    return len(html)
