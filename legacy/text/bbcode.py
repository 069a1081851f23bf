"""BBCode: markers in brackets, raw only in very old rows or those that were badly imported."""

import re

from legacy.text import making
from legacy.text.findings import Findings
from legacy.text.making import attribute

HOLDING = re.compile(
    r"\[(img|thumb|medium|url|email|video|audio|media|youtube|flash)(?:=([^\[\]]{0,300}))?\]"
    r"([^\[\]<>]{1,2000})\[/\1\]",
    re.IGNORECASE,
)
NAMES = (
    "b|i|u|s|sub|sup|left|right|center|justify|size|font|color|quote|spoiler|code|list|ol|li|url"
    "|email|leech|media|video|audio|youtube|hr|br|h[1-6]|table|tr|td|th|p|page"
)
TAG = re.compile(rf"\[(/?)({NAMES}|\*)(?:=([^\[\]<>]{{0,2000}}))?\]", re.IGNORECASE)
SAME = {"b": "strong", "i": "em", "sub": "sub", "sup": "sup", "code": "pre", "p": "p"}
SAME |= {"list": "ul", "ol": "ol", "li": "li", "*": "li", "quote": "blockquote", "spoiler": "div"}
SAME |= {name: name for name in ("table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6")}
PLAYED: dict[str, making.Make] = {"media": making.media, "youtube": making.media}
PLAYED |= {"video": making.video, "audio": making.audio}
LINES = re.compile(r"<(?:br|p|div|li|td|h[1-6])\b", re.IGNORECASE)


def read(text: str, found: Findings) -> str:
    """The text with its BBCode made HTML; other words in brackets stay."""
    if "[" in text:
        text = HOLDING.sub(lambda tag: holding(tag, found), text)
        text = TAG.sub(lambda tag: made(tag, found), text)
    return text


def lined(text: str) -> str:
    """A text without any block has its lines by their ends."""
    return text if LINES.search(text) else text.replace("\r", "").replace("\n", "<br>")


def holding(tag: re.Match[str], found: Findings) -> str:
    """A tag that holds an address; with an address of its own it holds words."""
    name, said, inner = tag[1].lower(), tag[2], tag[3].strip()
    if name in ("img", "thumb", "medium"):
        return f'<img src="{attribute(inner)}">'
    if name in PLAYED:
        return PLAYED[name](inner, found)
    if name == "flash":
        found.drop("flash", inner)
        return ""
    address = (said or inner).strip().strip("\"'")
    href = f"mailto:{address}" if name == "email" else address
    return f'<a href="{attribute(href)}">{inner}</a>'


def made(tag: re.Match[str], found: Findings) -> str:
    end, name, said = tag[1], tag[2].lower(), (tag[3] or "").strip().strip("\"'")
    if name in ("hr", "br"):
        return f"<{name}>"
    if name in PLAYED:
        return PLAYED[name](said, found) if said else ""
    if name in ("url", "leech", "email"):
        scheme = "mailto:" if name == "email" else ""
        return "</a>" if end else f'<a href="{attribute(scheme + said)}">'
    if name not in SAME:
        return ""
    title = f"<p><strong>{said}</strong></p>" if said and name in ("quote", "spoiler") else ""
    opening = f"<{SAME[name]}>"
    if name == "spoiler":
        return "</div>" if end else title + opening
    return f"</{SAME[name]}>" if end else opening + title
