"""The small tables that stand around articles, row by row."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from legacy import packed
from legacy.dump import Row
from legacy.text import Attachment, title_of

MOST_VIEWS = 2**31 - 1
PUBLIC_FILES, FILES = "/uploads/public_files/", "/uploads/files/"


@dataclass
class Extras:
    """What stands beside an article since version 9.6, and in its own row before."""

    views: int = 0
    access: str = ""
    has_password: bool = False
    edited: datetime | None = None


@dataclass
class Around:
    """The small tables, by the id of the article where they belong to one."""

    extras: dict[int, Extras] = field(default_factory=dict)
    further: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[int, tuple[datetime | None, int]] = field(default_factory=dict)
    tags: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    waiting: Counter[int] = field(default_factory=Counter)
    """Views that the old site had not added up yet."""
    polls: dict[int, Row] = field(default_factory=dict)
    rubrics: list[Row] = field(default_factory=list)
    users: list[Row] = field(default_factory=list)
    groups: list[Row] = field(default_factory=list)
    pages: list[Row] = field(default_factory=list)
    redirects: list[Row] = field(default_factory=list)
    files: dict[int, Attachment] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    """The article of each attached file; below, the page likewise."""
    page_files: dict[int, Attachment] = field(default_factory=dict)
    page_owners: dict[int, int] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    """The comment that a comment answers."""
    locked: set[int] = field(default_factory=set)
    articles: int = 0


def number(row: Row, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0


def text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def read_post(around: Around, row: Row) -> None:
    if "news_read" in row:
        read_extras(around, row | {"news_id": row["id"]})


def read_extras(around: Around, row: Row) -> None:
    """A crash may have left two rows: the greater number of views, and every lock."""
    extras = around.extras.setdefault(number(row, "news_id"), Extras())
    extras.views = max(extras.views, min(number(row, "news_read"), MOST_VIEWS))
    extras.access = text(row, "access") or extras.access
    extras.has_password |= bool(number(row, "need_pass"))
    extras.edited = packed.moment(number(row, "editdate")) or extras.edited


def read_further(around: Around, row: Row) -> None:
    around.further[number(row, "news_id")].append(number(row, "cat_id"))


def read_end(around: Around, row: Row) -> None:
    moment = packed.moment(text(row, "expires"))
    around.ends[number(row, "news_id")] = moment, number(row, "action")


def read_lock(around: Around, row: Row) -> None:
    around.locked.add(number(row, "news_id"))


def read_tag(around: Around, row: Row) -> None:
    around.tags[number(row, "news_id")].append(title_of(text(row, "tag")))


def read_view(around: Around, row: Row) -> None:
    around.waiting[number(row, "news_id")] += 1


def read_poll(around: Around, row: Row) -> None:
    around.polls[number(row, "news_id")] = row


def read_file(around: Around, row: Row) -> None:
    around.files[number(row, "id")] = attachment(row)
    around.owners[number(row, "id")] = number(row, "news_id")


def read_page_file(around: Around, row: Row) -> None:
    around.page_files[number(row, "id")] = attachment(row)
    around.page_owners[number(row, "id")] = number(row, "static_id")


def attachment(row: Row) -> Attachment:
    folder = PUBLIC_FILES if number(row, "is_public") else FILES
    return Attachment(title_of(text(row, "name")), folder + text(row, "onserver").lstrip("/"))


def read_comment(around: Around, row: Row) -> None:
    if parent := number(row, "parent"):
        around.above[number(row, "id")] = parent


READERS: dict[str, Callable[[Around, Row], None]] = {
    "post": read_post,
    "post_extras": read_extras,
    "post_extras_cats": read_further,
    "post_log": read_end,
    "post_pass": read_lock,
    "tags": read_tag,
    "views": read_view,
    "poll": read_poll,
    "category": lambda around, row: around.rubrics.append(row),
    "users": lambda around, row: around.users.append(row),
    "usergroups": lambda around, row: around.groups.append(row),
    "static": lambda around, row: around.pages.append(row),
    "redirects": lambda around, row: around.redirects.append(row),
    "files": read_file,
    "static_files": read_page_file,
    "comments": read_comment,
}
