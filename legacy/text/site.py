"""Addresses as the old site's texts have them: its own become paths, its detours end."""

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from kazakh import without_invisible
from news.pasting.links import address_of

LONGEST = 4000
WHOLE = re.compile(r"(?:https?:)?//([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# «stat.gov.kz/kk» typed as a link is a site, «12-kopir.html» and «a.pdf» are files of ours.
BARE_HOST = re.compile(r"((?:[\w-]+\.)+([a-zа-я]{2,10}))(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
FILES = frozenset(
    (
        *("html", "htm", "php", "jpg", "jpeg", "png", "gif", "webp", "avif", "bmp", "svg", "pdf"),
        *("doc", "docx", "xls", "xlsx", "ppt", "pptx", "rtf", "odt", "txt", "csv", "zip", "rar"),
        *("mp3", "mp4", "avi", "flv", "webm", "ogg", "swf", "xml", "djvu", "wav", "mov"),
    )
)
DETOUR = re.compile(r"/(?:engine/)?(?:go|redirect)\.php", re.IGNORECASE)
ODD = {" ": "%20", '"': "%22", "<": "%3C", ">": "%3E", "`": "%60", "\n": "", "\r": "", "\t": ""}
ODD_SIGNS = str.maketrans(ODD)


class Attachment(NamedTuple):
    name: str
    """As readers see it."""
    address: str
    """From the site's root: «/uploads/files/…»."""


@dataclass(frozen=True)
class Site:
    """What a text is cleaned with."""

    hosts: frozenset[str] | set[str]
    """All that the site was ever called, without www: «qazaly.kz»."""
    files: Mapping[int, Attachment] = field(default_factory=dict)
    """By their id in the engine's `files`, or in `static_files` for its pages."""

    def is_own(self, host: str) -> bool:
        name = host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")
        return name in self.hosts

    def path_of(self, address: str) -> str | None:
        """An address of ours as a path with its query; None for any other."""
        address = tidy(address)
        if found := WHOLE.match(address):
            return rooted(found[2]) if self.is_own(found[1]) else None
        bare = BARE_HOST.fullmatch(address)
        if bare and bare[2].lower() not in FILES:
            return rooted(address[len(bare[1]) :]) if self.is_own(bare[1]) else None
        if not address or address.startswith("#") or SCHEME.match(address):
            return None
        return rooted(address)

    def href_of(self, href: str) -> str:
        """Where a link leads, without the site's own detour; "" where it leads nowhere."""
        for _ in range(3):
            path = self.path_of(href)
            if path is None:
                return outside(href)
            if (beyond := beyond_detour(path)) is None:
                return path
            href = beyond
        return ""


def tidy(address: str) -> str:
    return without_invisible(address[:LONGEST]).strip().replace("\\", "/").translate(ODD_SIGNS)


def rooted(path: str) -> str:
    """A path from the root; two slashes at its start would be another site."""
    while path.startswith(("/", "./", "../")):
        path = path.lstrip("/").removeprefix("../").removeprefix("./")
    return f"/{path}"


def outside(href: str) -> str:
    href = tidy(href)
    bare = BARE_HOST.fullmatch(href)
    if href.startswith("//") or (bare and bare[2].lower() not in FILES):
        href = f"https://{href.lstrip('/')}"
    try:
        urlsplit(href)
    except ValueError:
        return ""
    return address_of(href)


def beyond_detour(path: str) -> str | None:
    """What the engine's own door to other sites hides; "" if nothing, None for another page."""
    try:
        parts = urlsplit(path)
        asked = parse_qs(parts.query)
    except ValueError:
        return None
    is_door = DETOUR.fullmatch(parts.path) or asked.get("do") == ["go"]
    if not is_door:
        return None
    # A plus of base64 comes back from a query as a space.
    return unpacked(asked.get("url", [""])[0].replace(" ", "+"))


def unpacked(packed: str) -> str:
    packed = unquote(packed).rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        raw = b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except binascii.Error:
        return ""
    return unescape(raw.decode("utf-8", "ignore"))
