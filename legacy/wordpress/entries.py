"""The entries of an export: a piece, a page, a file or something else, and what is said of it."""

from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from legacy.text import title_of
from legacy.wordpress.reading import Element

MOMENT = "%Y-%m-%d %H:%M:%S"
YEARS = range(1970, 2200)
TAGS = {"post_tag", "tag"}
LOCKS = ("_jetpack_newsletter_access", "_members_access_role", "rcp_user_level", "rcp_access_level")
ANYBODY = ("", "everybody", "all", "None", "0")


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def plain(text: str) -> str:
    """A title or a name in one line; no backslash of it is PHP's."""
    return title_of(text.replace("\\", "\\\\"))


def word_of(nicename: str) -> str:
    """A word of an address as people read it: WordPress keeps «%d0%b6…» for «ж…»."""
    return unquote(nicename).strip("/ ").lower()


def moment(element: Element, name: str, zone: ZoneInfo) -> datetime | None:
    """The time of «wp:post_date», by its twin of Greenwich where there is one; in UTC."""
    for said, clock in ((element.said(f"{name}_gmt"), UTC), (element.said(name), zone)):
        try:
            found = datetime.strptime(said, MOMENT).replace(tzinfo=clock).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
        if found.year in YEARS:
            return found
    return None


class Entry:
    """An item of the channel."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.pk = number(element.said("wp:post_id"))
        self.kind = element.said("wp:post_type") or "post"
        self.status = element.said("wp:status")
        self.title = element.said("title")
        self.name = word_of(element.said("wp:post_name"))
        self.parent = number(element.said("wp:post_parent"))
        self.login = plain(element.said("dc:creator"))
        self.text = element.said("content:encoded")
        self.link = element.said("link")

    @property
    def is_locked(self) -> bool:
        """Whether somebody could not read it there; plugins for members keep marks of their own."""
        is_for_members = any(self.meta.get(name, "") not in ANYBODY for name in LOCKS)
        has_password = bool(self.element.said("wp:post_password"))
        return self.status == "private" or has_password or is_for_members

    @cached_property
    def meta(self) -> dict[str, str]:
        rows = self.element.all("wp:postmeta")
        return {row.said("wp:meta_key"): row.said("wp:meta_value") for row in rows}

    @property
    def former_names(self) -> list[str]:
        """Words that its address had before."""
        rows = self.element.all("wp:postmeta")
        return [
            word_of(row.said("wp:meta_value"))
            for row in rows
            if row.said("wp:meta_key") == "_wp_old_slug"
        ]

    def rubrics(self) -> list[str]:
        said = self.element.all("category")
        names = [one.attributes for one in said if one.attributes.get("domain") == "category"]
        return [word_of(one["nicename"]) for one in names if one.get("nicename")]

    def tags(self) -> list[str]:
        said = self.element.all("category")
        return [plain(one.text) for one in said if one.attributes.get("domain") in TAGS]
