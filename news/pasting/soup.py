"""A program's HTML, read as browsers read it, as a small tree.

nh3 reads it (html5ever inside, what browsers do) and leaves well-formed HTML without scripts,
comments and whatever has no words; the standard library's reader then has an easy task. Two
things are done before, since browsers' rules answer some small soups with gigabytes: formatting
elements, which those rules repeat in every block, get names that have no such rule, and what is
nested without end is read as words alone.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from news.knots import REPEATED, VOID, is_deep

BOLD, ITALIC, OTHER = "x-bold", "x-italic", "x-font"
RENAMED = dict.fromkeys(REPEATED, OTHER) | {
    "b": BOLD,
    "strong": BOLD,
    "i": ITALIC,
    "em": ITALIC,
}
FORMATTING = re.compile(rf"<(/?)({'|'.join(sorted(RENAMED))})(?=[\s/>])", re.IGNORECASE)

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "body", "caption", "center", "dd", "details", "dialog"),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "optgroup", "option"),
        *("p", "pre", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *HEADINGS,
    )
)
KEPT = BLOCKS | {
    *("a", "blockquote", "br", "hr", "iframe", "img", "ol", "span", "sub", "sup", "table", "ul"),
    *(BOLD, ITALIC, OTHER),
}
ATTRIBUTES = {
    "*": {"style", "class", "role", "aria-level", "data-aria-level"},
    "a": {"href"},
    "iframe": {"src"},
    "img": {"alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
UNSEEN = {"script", "style", "title", "noscript", "template", "noframes", "xml"}
CLEANER = nh3.Cleaner(
    tags=set(KEPT - {"html", "body"}),
    attributes=ATTRIBUTES,
    clean_content_tags=UNSEEN,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


@dataclass
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)

    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.children)


def read(html: str, cleaner: nh3.Cleaner = CLEANER) -> Node | None:
    """The tree of a text, of what a cleaner leaves; None for one that is nested without end."""
    if is_deep(html):
        return None
    named = FORMATTING.sub(lambda found: f"<{found[1]}{RENAMED[found[2].lower()]}", html)
    reader = Reader()
    reader.feed(cleaner.clean(named))
    reader.close()
    return reader.root


class Reader(HTMLParser):
    """Well-formed HTML as a tree."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Node("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
