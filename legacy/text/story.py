"""A text that is walked through: how it is read, and what its pictures are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import nh3

from legacy.text.findings import Findings, Picture
from legacy.text.site import Site
from news.pasting import soup
from news.pasting.soup import Node

CLEANER = nh3.Cleaner(
    tags=(soup.KEPT - {"html", "body"}) | {"video", "audio"},
    attributes=soup.ATTRIBUTES
    | {
        "img": {"src", "alt", "width", "height", "style", "class"},
        "iframe": {"src"},
        "video": {"src"},
        "audio": {"src"},
    },
    clean_content_tags=soup.UNSEEN,
    url_schemes={"http", "https", "mailto", "tel", "data"},
    link_rel=None,
)
LARGE = "large"
"""What a walk notes at an image: the address of the picture that it is a small copy of."""
PICTURE = re.compile(r"[^?#]*\.(?:jpe?g|png|gif|webp|avif|bmp)(?:[?#].*)?", re.IGNORECASE)
SMALL = re.compile(
    r"(/uploads/(?:[^?#]*/)?)(?:thumbs|medium)/(?=[^/?#]+\Z)"
    r"|(/wp-content/uploads/[^?#]*?)-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w{3,5}\Z)"
)
"""The smaller copies that the engine and WordPress keep of a picture."""


@dataclass
class Story:
    site: Site
    found: Findings
    contents: list[bytes] = field(default_factory=list)
    """Pictures that the text itself held."""
    waiting: list[int] = field(default_factory=list)
    """Pictures of an item, a cell or a quotation, which come after it."""

    def picture(self, node: Node) -> Picture | None:
        """What an image shows; None for one without an address that can be."""
        source = node.attributes.get("src", "").strip()
        alt = " ".join(node.attributes.get("alt", "").split())
        if source.startswith("data:"):
            content = self.content(source.removeprefix("data:"))
            return Picture("", alt, content=content) if content else None
        path = self.site.path_of(source)
        if path is None:
            return Picture(source, alt) if source.startswith(("http:", "https:")) else None
        large = node.attributes.get(LARGE) or SMALL.sub(r"\1\2", path)
        return Picture(large, alt, shown=path if path != large else "")

    def content(self, number: str) -> bytes:
        is_number = number.isascii() and number.isdigit() and len(number) < 7
        return next(iter(self.contents[int(number) :]), b"") if is_number else b""


def images_in(node: Node) -> Iterator[Node]:
    for kid in node.children:
        if isinstance(kid, Node):
            yield from [kid] if kid.tag == "img" else images_in(kid)


def sources_in(node: Node) -> Iterator[str]:
    if source := node.attributes.get("src"):
        yield source
    for kid in node.children:
        if isinstance(kid, Node):
            yield from sources_in(kid)


def is_dot(node: Node) -> bool:
    """A picture of one pixel counts visitors for somebody."""
    sizes = [node.attributes.get(side, "").removesuffix("px") for side in ("width", "height")]
    return any(size in ("0", "1") for size in sizes)
