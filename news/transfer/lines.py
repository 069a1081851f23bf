"""From the lines of a file to records: each checked alone, each fault named in a sentence."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from kazakh import without_invisible
from news.models.article import Label, Section, Status
from news.models.byline import Byline
from news.models.correction import Correction

LARGEST_NUMBER = 10**15  # our own ids go on after it and must fit an address
LONGEST_LINE = 10 * 1024 * 1024  # bytes


class BadLine(Exception):
    """What is wrong with a line, in a sentence."""


@dataclass(frozen=True)
class Line:
    number: int
    kind: str
    facts: dict[str, Any]


def read_lines(path: Path) -> Iterator[Line | tuple[int, BadLine]]:
    """Each line of the file as facts of the right types, or what is wrong with it."""
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            if raw.strip():
                try:
                    yield Line(number, *parse(raw))
                except BadLine as fault:
                    yield number, fault


def parse(raw: bytes) -> tuple[str, dict[str, Any]]:
    if len(raw) > LONGEST_LINE:
        raise BadLine(f"the line is longer than {LONGEST_LINE // 1024 // 1024} MB")
    try:
        data = clean(json.loads(raw.decode("utf-8-sig")))
    except UnicodeDecodeError as fault:
        raise BadLine("the line is not UTF-8") from fault
    except (ValueError, RecursionError) as fault:
        raise BadLine(f"the line is no JSON ({fault})") from fault
    if not isinstance(data, dict):
        raise BadLine("the line is no JSON object")
    return checked(data)


def clean(value: Any) -> Any:
    """The same without characters that nobody sees and the database refuses."""
    if isinstance(value, str):
        return without_invisible(value)
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    return value


def checked(data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    kind = data.pop("kind", "article")
    if not isinstance(kind, str) or kind not in KINDS:
        raise BadLine(f"«kind» is {kind!r}; it is one of {', '.join(KINDS)}")
    fields = KINDS[kind]
    if unknown := data.keys() - fields.keys():
        raise BadLine(f"unknown field «{min(unknown)}» in a line of kind {kind}")
    facts = {name: check_field(name, fields[name], value) for name, value in data.items()}
    for name in REQUIRED[kind]:
        if not facts.get(name):
            raise BadLine(f"«{name}» is missing")
    return kind, facts


def check_field(name: str, check: Callable[[Any], Any], value: Any) -> Any:
    try:
        return check(value)
    except (ValueError, TypeError, OverflowError) as fault:
        raise BadLine(f"«{name}»: {fault}") from fault


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**63:
        raise ValueError(f"{value!r} is no count")
    return value


def number(value: Any) -> int:
    if not 1 <= count(value) < LARGEST_NUMBER:
        raise ValueError(f"{value} is not from 1 to {LARGEST_NUMBER - 1}")
    return value


def percent(value: Any) -> int:
    if count(value) > 100:
        raise ValueError(f"{value} is more than 100 %")
    return value


def moment(value: Any) -> date | datetime | None:
    """A date, or a time; one without an offset is the newsroom's."""
    if value is None:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text(value)):
        return date.fromisoformat(value)
    read = datetime.fromisoformat(value)
    return read if read.tzinfo else timezone.make_aware(read)


def day(value: Any) -> date | None:
    return date.fromisoformat(text(value)) if value is not None else None


def exact_moment(value: Any) -> datetime | None:
    read = moment(value)
    if read is not None and not isinstance(read, datetime):
        raise ValueError(f"{value!r} is a date without a time")
    return read


def one_of(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if text(value) not in choices:
            raise ValueError(f"{value!r} is none of {', '.join(filter(None, choices))}")
        return value

    return check


def list_of(check: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    def check_all(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise TypeError(f"{value!r} is no list")
        return [check(item) for item in value]

    return check_all


def source(value: Any) -> dict[str, str]:
    """ "baq.kz", or {"name": "baq.kz", "url": "https://baq.kz/…"}"""
    if isinstance(value, str):
        return {"name": value}
    return record({"name": text, "url": text}, value)


def byline(value: Any) -> dict[str, str]:
    """{"name": …, "role": "author"}, or {"text": …}"""
    read = record({"name": text, "role": one_of(*Byline.Role.values), "text": text}, value)
    if bool(read.get("name", "").strip()) == bool(read.get("text", "").strip()):
        raise ValueError("a byline has either a name or a text")
    return read


def correction(value: Any) -> dict[str, Any]:
    """{"kind": "correction", "text": …, "made": "2026-11-24T14:05:00+05:00"}"""
    kinds = one_of(*Correction.Kind.values)
    read = record({"kind": kinds, "text": text, "made": exact_moment}, value)
    if not read.get("text", "").strip() or not read.get("made"):
        raise ValueError("a correction has a text and the time «made»")
    return read


def record(fields: dict[str, Callable[[Any], Any]], value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is no object")
    if unknown := value.keys() - fields.keys():
        raise ValueError(f"unknown field «{min(unknown)}»")
    return {name: fields[name](item) for name, item in value.items()}


KINDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "rubric": {"path": text, "name": text, "description": text, "redirects": list_of(text)},
    "tag": {"name": text, "slug": text},
    "photo": {
        **{"number": number, "file": text, "caption": text, "credit": text, "rights": text},
        **{"rights_until": day},
        **{"alt": text, "decorative": flag, "focal_x": percent, "focal_y": percent},
    },
    "person": {"name": text, "slug": text, "job": text, "about": text, "photo": number},
    "article": {
        **{"id": number, "section": one_of(*Section.values), "title": text, "slug": text},
        **{"rubric": text, "rubric_name": text, "rubrics": list_of(text)},
        **{"lead": text, "body": text, "photo": number},
        **{"bylines": list_of(byline), "source": source, "tags": list_of(text)},
        **{"related": list_of(number)},
        **{"status": one_of(*Status.values), "published": moment},
        **{"unpublish": exact_moment, "corrections": list_of(correction)},
        **{"pinned_until": exact_moment, "pinned_place": count, "pinned_headline": text},
        **{"label": one_of(*Label.values), "comments_open": flag, "views": count},
        **{"comments": count},  # the old site's number of comments; they come by another way
    },
}
REQUIRED = {
    "rubric": ("path", "name"),
    "tag": ("name",),
    "photo": ("number", "file"),
    "person": ("name",),
    "article": ("title",),
}
