"""Fields in which the engine packs several facts as one text, unpacked."""

import re
from datetime import UTC, datetime
from html import unescape

from kazakh import slugify
from legacy.text.findings import Picture
from legacy.text.titles import title_of
from news import body

GUESTS = "5"
"""The engine's group of readers who are nobody."""
FORBIDDEN = "3"
NUMBER = re.compile(r"\d{1,9}")
SLUG = re.compile(r"[-a-zA-Z0-9_]*")


def numbers(text: str) -> list[int]:
    """«2, 5,0» → [2, 5]; each once, in their order: the first rubric makes the address."""
    found = (int(number) for number in NUMBER.findall(text))
    return [number for number in dict.fromkeys(found) if number]


def moment(text: str | int | None) -> datetime | None:
    """A time of seconds since 1970, which the engine keeps as a text."""
    said = str(text or "").strip()
    if not said.isascii() or not said.isdigit() or not 0 < int(said[:12]) < 2**33:
        return None
    return datetime.fromtimestamp(int(said), UTC)


def slug(said: str, title: str) -> str:
    """An article's word in its address, as it was; made anew where no address of ours can have
    it."""
    return said if SLUG.fullmatch(said) and len(said) <= 200 else slugify(title)


def is_for_all(access: str) -> bool:
    """Whether guests may read a piece: «5:3||4:1» forbids it to group 5."""
    modes = dict(part.partition(":")[::2] for part in access.split("||"))
    return modes.get(GUESTS) != FORBIDDEN


def is_page_for_all(groups: str) -> bool:
    """Whether guests may read a static page: «all», or a list of groups with theirs."""
    return groups.strip() == "all" or GUESTS in re.split(r"[,\s]+", groups)


def fields(text: str) -> dict[str, str]:
    """The extra fields of a piece: «name|value||name|value»."""
    pairs = (part.partition("|") for part in text.split("||"))
    return {name: unpacked(value) for name, _, value in pairs if name and value}


def unpacked(value: str) -> str:
    return value.replace("__NEWL__", "\n").replace("&#124;", "|").replace("&#44;", ",")


def pictures(value: str) -> list[Picture]:
    """The pictures of a field or of a row of `images`: items of «path|thumb|medium|size|…»."""
    items = value.split("|||") if "|||" in value else value.split(",")
    paths = (unescape(item.strip()).partition("|")[0].strip() for item in items)
    return [Picture(address(path)) for path in paths if path]


def address(path: str) -> str:
    """The address of a picture that the engine knows by its place below /uploads/posts/."""
    if "://" in path:
        return path
    path = path.lstrip("/")
    return f"/{path}" if path.startswith("uploads/") else f"/uploads/posts/{path}"


def answers(said: str, counts: str) -> list[tuple[str, int]]:
    """The answers of a poll, each with its votes."""
    votes = dict(part.partition(":")[::2] for part in counts.split("|"))
    words = map(body.plain, re.split(r"<br\s*/?>", said))
    return [(title_of(word), count(votes.get(str(at)))) for at, word in enumerate(words)]


def count(said: str | None) -> int:
    found = NUMBER.match((said or "").strip())
    return int(found[0]) if found else 0
