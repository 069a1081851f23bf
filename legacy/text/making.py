"""HTML for what the engine's markers say, to be read like any other."""

import re
from collections.abc import Callable
from html import escape, unescape

from legacy.text.findings import Findings
from news.embeds import embed_of

Make = Callable[[str, Findings], str]
ADDRESS = re.compile(r"(?:https?:)?//?\w|[\w-]+/", re.IGNORECASE)
POSTER = re.compile(r"\.(?:jpe?g|png|gif|webp)\Z", re.IGNORECASE)


def attribute(text: str) -> str:
    """A text for an attribute; its signs may be escaped already."""
    return escape(unescape(text.strip()))


def image(said: str, found: Findings) -> str:
    """URL|align|words"""
    address, _, rest = said.partition("|")
    words = rest.partition("|")[2]
    return f'<img src="{attribute(address)}" alt="{attribute(words)}">'


def media(said: str, found: Findings) -> str:
    address = attribute(said.partition("|")[0])
    if embed_of(said):
        return f'<iframe src="{address}"></iframe>'
    return f'<p><a href="{address}">{address}</a></p>'


def video(said: str, found: Findings) -> str:
    """URL[,poster], or 425||350||URL before 10.x; a playlist has several after «|»."""
    parts = (part.partition(",")[0].strip() for part in said.replace("||", "|").split("|"))
    addresses = [part for part in parts if ADDRESS.match(part) and not POSTER.search(part)]
    return "".join(
        media(one, found) if embed_of(one) else f'<video src="{attribute(one)}"></video>'
        for one in addresses
    )


def audio(said: str, found: Findings) -> str:
    return video(said, found).replace("<video", "<audio").replace("</video", "</audio")


def flash(said: str, found: Findings) -> str:
    found.drop("flash", said)
    return ""


def quotation(said: str, found: Findings) -> str:
    name = said.strip()
    return f"<blockquote><p><strong>{name}:</strong></p>" if name else "<blockquote>"


def spoiler(said: str, found: Findings) -> str:
    title = said.strip()
    return f"<p><strong>{title}</strong></p><div>" if title else "<div>"
