"""Pictures that a text holds as characters: taken out of it, so that no step reads them."""

import binascii
import re
from base64 import b64decode
from urllib.parse import unquote_to_bytes

INLINED = re.compile(r"data:image/[\w.+-]{1,20};base64,([A-Za-z0-9+/=%\s]*+)", re.IGNORECASE)


def without(text: str) -> tuple[str, list[bytes]]:
    """The text with each picture's place in the list, «data:0», and the pictures."""
    if "base64," not in text:
        return text, []
    contents: list[bytes] = []

    def take(found: re.Match[str]) -> str:
        contents.append(content(found[1]))
        return f"data:{len(contents) - 1}"

    return INLINED.sub(take, text), contents


def content(packed: str) -> bytes:
    raw = b"".join(unquote_to_bytes(packed).split())
    try:
        return b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return b""
