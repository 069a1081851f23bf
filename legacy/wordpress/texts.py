"""A text of WordPress as plain HTML, ready for the cleaner of every old site's texts."""

import re
from html import escape, unescape

from legacy.wordpress.lines import lined
from legacy.wordpress.shortcodes import Shortcodes, frame
from legacy.wordpress.surveying import File
from news.embeds import embed_of

BLOCKS = "<!-- wp:"
"""Marks of the block editor: the HTML between them is whole without them."""
PARTS = ("nextpage", "more")
"""Comments that part a text in two."""
MEMBERS = re.compile(
    r"(/?)wp:(?:(jetpack/paywall)|[\w/-]*(?:premium-content|member|restrict|protect|subscriber-view"
    r"|paid|logged-in|private)[\w/-]*)(?=\s|\Z)"
)
"""Blocks of plugins that show what they hold to some readers only."""
ALONE = re.compile(
    r"^[ \t]{0,40}(?:<p[^<>]{0,200}>)?(https?://[^\s<>\"']{5,500})[ \t]{0,40}(?:</p>)?[ \t]{0,40}$",
    re.MULTILINE,
)
"""An address on a line of its own becomes what it leads to."""
PHOTON = re.compile(r"https?://i[0-3]\.wp\.com/([^\s\"'<>?]{1,900})(?:\?[^\s\"'<>]{0,300})?")
"""The picture service of WordPress's own makers, before the address of the picture."""


def html_of(text: str, shortcodes: Shortcodes) -> str:
    """Paragraphs, pictures and players instead of lines, shortcodes and blocks."""
    has_blocks = BLOCKS in text
    text = without_comments(text.replace("\0", "").replace("\r\n", "\n"))
    text = shortcodes.read(text)
    text = PHOTON.sub(r"https://\1", ALONE.sub(shown, text))
    text = text if has_blocks else lined(text)
    # The cleaner takes PHP's backslashes away; those of an export are words.
    return text.replace("\\", "\\\\")


def without_comments(text: str) -> str:
    """One pass: what never ends is looked for once."""
    first, *rest = text.split("<!--")
    kept, is_open = [first], False
    for part in rest:
        said, end, after = part.partition("-->")
        if not end:
            # An end may follow a later beginning, which then is a part of this comment.
            is_open = True
            continue
        kept.append(("" if is_open else meant(said.strip())) + after)
        is_open = False
    return "".join(kept)


def meant(comment: str) -> str:
    """What a comment means for the text: where it parts, or where it is for some readers only."""
    if comment.startswith(PARTS):
        return "\n\n"
    block = MEMBERS.match(comment)
    if not block or comment.endswith("/"):
        return ""
    # What stands below a paywall is behind it, to the end of the text.
    return "[/hide]" if block[1] and not block[2] else "" if block[1] else "[hide]"


def shown(found: re.Match[str]) -> str:
    address = unescape(found[1])
    return frame(address) if embed_of(address) else found[0]


def picture_of(file: File | None) -> str:
    """The picture of a piece, to stand before its text."""
    if not file:
        return ""
    return f'<p><img src="{escape(file.address)}" alt="{escape(file.alt)}"></p>'
