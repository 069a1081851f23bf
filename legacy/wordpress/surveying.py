"""One look at the whole export before anything is written, and what must be known beforehand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from legacy.dump import BadDump
from legacy.moving.report import Report
from legacy.wordpress.entries import Entry, number, plain, word_of
from legacy.wordpress.reading import Element, Export

PIECE, PAGE, FILE = "post", "page", "attachment"
TABLES = {PIECE: "post", PAGE: "static", FILE: "files"}
GONE = ("trash", "auto-draft", "inherit")
"""States of what somebody threw away, or never began."""


class File(NamedTuple):
    """A file of the library."""

    address: str
    name: str
    alt: str
    link: str
    parent: int


@dataclass
class Around:
    """What stands around the pieces."""

    version: str = ""
    hosts: set[str] = field(default_factory=set)
    authors: list[Element] = field(default_factory=list)
    creators: dict[str, None] = field(default_factory=dict)
    """All who signed a piece, in their order: exports before 1.1 list no authors."""
    rubrics: list[Element] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    """The names of tags by their words in addresses."""
    pages: list[Entry] = field(default_factory=list)
    files: dict[int, File] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)
    """The comment that a comment answers."""
    articles: int = 0


def survey(export: Export, report: Report, progress: Callable[[float], None]) -> Around:
    """:raises BadDump: it cannot be read, or not to its end"""
    around = Around()
    for element in export.elements():
        READERS.get(element.name, ignored)(around, element, report)
        progress(export.progress)
    if not around.version.startswith("1."):
        raise BadDump("бұл – WordPress экспорты емес (WXR 1.0–1.2 керек)", export.path)
    report.version = f"WXR {around.version}"
    return around


def ignored(around: Around, element: Element, report: Report) -> None:
    """What the channel says besides: its title, its language, who made the file."""


def read_version(around: Around, element: Element, report: Report) -> None:
    around.version = element.text


def read_host(around: Around, element: Element, report: Report) -> None:
    try:
        host = urlsplit(element.text).hostname
    except ValueError:
        return
    if host:
        around.hosts.add(host.removeprefix("www."))


def read_author(around: Around, element: Element, report: Report) -> None:
    report.tables["users"].read += 1
    around.authors.append(element)


def read_rubric(around: Around, element: Element, report: Report) -> None:
    report.tables["category"].read += 1
    around.rubrics.append(element)


def read_tag(around: Around, element: Element, report: Report) -> None:
    report.tables["tags"].read += 1
    around.tags[word_of(element.said("wp:tag_slug"))] = plain(element.said("wp:tag_name"))


def read_entry(around: Around, element: Element, report: Report) -> None:
    entry = Entry(element)
    if entry.kind not in TABLES:
        report.leave("other", f"мақала да, бет те емес ({entry.kind})", entry.pk)
        return
    report.tables[TABLES[entry.kind]].read += 1
    if entry.kind == FILE:
        around.files[entry.pk] = file_of(entry)
    elif entry.status in GONE:
        report.leave(TABLES[entry.kind], "себетте жатыр не басталмаған", entry.pk)
    elif entry.kind == PAGE:
        around.pages.append(entry)
    else:
        read_piece(around, entry, report)


def file_of(entry: Entry) -> File:
    alt = plain(entry.meta.get("_wp_attachment_image_alt", ""))
    address = entry.element.said("wp:attachment_url")
    return File(address, plain(entry.title), alt, entry.link, entry.parent)


def read_piece(around: Around, entry: Entry, report: Report) -> None:
    around.articles += 1
    around.creators.setdefault(entry.login)
    comments = entry.element.all("wp:comment")
    report.tables["comments"].read += len(comments)
    for comment in comments:
        key = number(comment.said("wp:comment_id"))
        if parent := number(comment.said("wp:comment_parent")):
            around.above[key] = parent


READERS: dict[str, Callable[[Around, Element, Report], None]] = {
    "wp:wxr_version": read_version,
    "wp:base_blog_url": read_host,
    "link": read_host,
    "wp:author": read_author,
    "wp:category": read_rubric,
    "wp:tag": read_tag,
    "item": read_entry,
}
