"""The old site's files: which may be shown to anybody, by their bytes, and where they are kept."""

import re
from hashlib import blake2b
from pathlib import PurePosixPath

from django.core.files.storage import Storage, storages

HEAD = 64
"""Bytes by which a file is known."""
WORDPRESS = re.compile(r"^(?:/[\w-]+)?/wp-content(?=/uploads/)")
LONGEST = 120  # characters of a name that a photo's original may have
PICTURES = {
    **{b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"},
    **{b"GIF87a": "image/gif", b"GIF89a": "image/gif"},
}
DOCUMENTS = {
    **{b"%PDF-": "application/pdf", b"{\\rtf": "application/rtf"},
    **{b"PK\x03\x04": "application/zip", b"\xd0\xcf\x11\xe0": "application/msword"},
    **{b"Rar!\x1a\x07": "application/vnd.rar", b"ID3": "audio/mpeg", b"OggS": "audio/ogg"},
    **{b"\x1aE\xdf\xa3": "video/webm"},
}


def picture_kind(head: bytes) -> str:
    """The type of a picture by its first bytes; "" for anything else."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    return next((kind for mark, kind in PICTURES.items() if head.startswith(mark)), "")


def document_kind(head: bytes) -> str:
    """The type of what is kept rather than looked at; "" for what nobody is given."""
    if head[4:8] == b"ftyp" and not picture_kind(head):
        return "video/mp4"
    return next((kind for mark, kind in DOCUMENTS.items() if head.startswith(mark)), "")


def storage() -> Storage:
    """With the originals, so that a backup has both; their view alone hands them out."""
    return storages["originals"]


def rooted(path: str) -> str:
    """The address below /uploads/ where WordPress kept its files elsewhere."""
    return WORDPRESS.sub("", path, count=1)


def stored_name(path: str) -> str | None:
    """Where the file of «/uploads/…» is kept; None for what is no such address."""
    parts = rooted(f"/{path.lstrip('/')}")[1:].split("/")
    is_whole = parts[0] == "uploads" and len(parts) > 1 and "\\" not in path
    if not is_whole or not path.isprintable() or any(part[:1] in ("", ".") for part in parts):
        return None
    name = "/".join(parts)
    if len(name) <= LONGEST:
        return name
    return f"uploads/_/{blake2b(name.encode(), digest_size=16).hexdigest()}{ending(name)}"


def ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()[:6]
