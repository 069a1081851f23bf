"""Addresses printed in a text: sites, e-mail, accounts, file names. They stay as they are.

A Kazakh ending may hang on an address by a hyphen («Qazaly.kz-ке»); the ending is a word. A
hashtag is words: readers read it, and nothing but a search answers to it.
"""

import re

from kazakh.scripts.cyrillic import CYRILLIC_LETTERS

# Each alternative starts where a run of its letters starts and never gives back what it took, so
# that a megabyte without a space is read once.
REST = r"[^\s<>\"«»“”„]*[^\s<>\"«»“”„.,;:!?…)\]'’]"
URL = rf"(?:https?://|ftp://|www\.){REST}"
ACCOUNT = r"(?<![\w.@])@[\w.]*\w"
DOTTED = rf"(?<![\w.@+-])[\w+-]++(?:[.@][\w+-]++)++(?:/{REST})?"
PATTERN = rf"(?P<address>{URL}|{ACCOUNT})|(?P<dotted>{DOTTED})"

ENDINGS = (
    *("kz", "ru", "com", "org", "net", "info", "edu", "gov", "uz", "kg", "tr", "cn", "eu", "tv"),
    *("io", "me", "biz", "қаз", "рф", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt"),
    *("odt", "csv", "jpg", "jpeg", "png", "gif", "webp", "svg", "mp3", "mp4", "zip", "html"),
)
KNOWN = re.compile(
    rf"[\w.-]+\.(?:{'|'.join(ENDINGS)})(?=/|-[{CYRILLIC_LETTERS}]+$|$)", re.IGNORECASE
)
WITH_PATH = re.compile(r"[\w.-]+\.[a-z]{2,}/", re.IGNORECASE)
ASCII_WITH_ENDING = re.compile(rf"[!-~]+(?=-[{CYRILLIC_LETTERS}]+$)")


def length(found: str, *, is_sure: bool) -> int:
    """How much of what PATTERN found is an address: 0 for «т.б.» and «болды.Бүгін»."""
    if is_sure or "@" in found or WITH_PATH.match(found):
        return without_ending(found)
    known = KNOWN.match(found)
    if not known:
        return 0
    return len(found) if found[known.end() :].startswith("/") else known.end()


def without_ending(address: str) -> int:
    """The length without a Kazakh ending; an address with Cyrillic letters of its own has none."""
    found = ASCII_WITH_ENDING.match(address)
    return found.end() if found else len(address)
