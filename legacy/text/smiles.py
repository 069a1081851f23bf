"""The engine's little pictures of faces as the signs that phones have."""

import re

FACES = {
    **{"smile": "🙂", "wink": "😉", "winked": "😉", "tongue": "😛", "sad": "🙁", "angry": "😠"},
    **{"laughing": "😄", "lol": "😂", "love": "😍", "cool": "😎", "crying": "😢", "cry": "😢"},
    **{"am": "😐", "belay": "😮", "feel": "😌", "fellow": "😏", "no": "🙅", "ok": "👌"},
    **{"recourse": "😟", "request": "🤔", "sleepy": "😴", "what": "😕", "yes": "👍"},
    **{"bully": "😤", "good": "👍", "bad": "👎", "dies": "😵", "drink": "🍻", "hi": "👋"},
    **{"stop": "✋", "soldier": "🫡", "tired": "😩", "worried": "😟", "heart": "❤"},
    **{"hello": "👋", "bye": "👋", "fire": "🔥", "flower": "🌹", "angel": "😇"},
}
FOLDER = re.compile(r"/emoticons/(?:[\w-]+/)*([\w-]+)(?:@2x)?\.\w{2,5}", re.IGNORECASE)
CODES = re.compile(r"[0-9a-f]{4,6}(?:[-_][0-9a-f]{4,6}){0,7}", re.IGNORECASE)


def face(name: str) -> str:
    """The sign for a name, or for the codes of one («1f600»); "" for one that nobody knows."""
    name = name.strip().lower()
    if name in FACES:
        return FACES[name]
    if not CODES.fullmatch(name):
        return ""
    codes = [int(code, 16) for code in re.split("[-_]", name)]
    is_sign = all(0x2000 <= code < 0xD800 or 0x1F000 <= code < 0x20000 for code in codes)
    return "".join(map(chr, codes)) if is_sign else ""


def face_of(source: str) -> str | None:
    """The sign for a picture's address; None for a picture that is no such face."""
    found = FOLDER.search(source)
    return face(found[1]) if found else None
