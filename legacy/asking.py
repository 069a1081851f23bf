"""Addresses whose meaning is in their query: «/index.php?newsid=41»."""

import re
from collections.abc import Callable
from typing import Any

from legacy import finding

PROGRAMS = {"", "index.php", "engine/print.php", "engine/download.php", "engine/rss.php"}
NUMBER = re.compile("[0-9]{1,18}")
Question = tuple[Callable[..., str | None], dict[str, Any]]
LISTS = ("lastnews", "favorites", "newposts", "stats", "catalog")


def question(path: str, said: dict[str, str]) -> Question | None:
    """Which of `finding` to ask, and with what; None where nothing of ours is meant."""
    is_feed = path == "engine/rss.php" or said.get("mod", "").startswith("rss")
    if is_feed:
        return feed(said)
    if pk := said.get("newsid"):
        return (finding.article, {"pk": pk}) if NUMBER.fullmatch(pk) else None
    if path == "engine/download.php" or said.get("do") == "download":
        return finding.download, {"key": said.get("id", ""), "area": said.get("area", "")}
    return piece_or_list(said, said.get("cstart") or None)


def feed(said: dict[str, str]) -> Question:
    if word := said.get("category"):
        return finding.feed_called, {"word": word}
    return finding.feed, {}


def piece_or_list(said: dict[str, str], page: str | None) -> Question | None:
    do, what = said.get("do", ""), said.get("subaction", "")
    if what in ("userinfo", "allnews"):
        return finding.person, {"name": said.get("user", ""), "page": page}
    if what == "showfull" and "news_name" in said:
        day = {name: said.get(name, "") for name in ("year", "month", "day")}
        return finding.article_of_day, {**day, "slug": said["news_name"]}
    if do in LISTS or what in LISTS:
        return finding.front, {"page": page}
    asked_for: dict[str, Question] = {
        "cat": (finding.rubric_called, {"word": said.get("category", ""), "page": page}),
        "tags": (finding.tag, {"name": said.get("tag", ""), "page": page}),
        "alltags": (finding.search, {}),
        "static": (finding.page, {"name": said.get("page", "")}),
        "search": (finding.search, {"story": said.get("story", "")}),
        "xfsearch": (finding.search, {"story": said.get("xf", "")}),
        "addnews": (finding.send_news, {}),
        "feedback": (finding.contact, {}),
        "rules": (finding.page, {"name": "rules"}),
    }
    if do in asked_for:
        return asked_for[do]
    if "year" in said:
        return finding.archive, {"said": said, "page": page}
    return (finding.front, {"page": page}) if page or not said else None
