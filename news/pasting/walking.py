"""From a program's tree to our blocks, in one walk in the order of its words."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from kazakh import without_invisible
from news.embeds import cover_of, embed_of
from news.pasting import word
from news.pasting.flow import Flow, Items, html_of_blocks
from news.pasting.inline import Marks
from news.pasting.links import address_of
from news.pasting.soup import Node
from news.pasting.styles import is_block, is_bold, is_italic, is_unseen, keeps_lines, style_of
from news.pasting.tables import arranges_only, html_of_table, rows_of

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# Spaces of a kind that without_invisible would take away, and so glue what they part.
SPACES = str.maketrans("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", " " * 9)


def blocks_of(root: Node) -> str:
    flow = Flow()
    fill(flow, root)
    flow.end()
    return html_of_blocks(flow.blocks)


def fill(flow: Flow, node: Node) -> None:
    Walk(flow).children(node)


def level_of(kid: Node | str) -> int:
    """How deep Word on the web means an item, whose lists it writes one beside the other."""
    level = kid.attributes.get("data-aria-level", "") if isinstance(kid, Node) else ""
    return int(level) if re.fullmatch("[1-9]", level) else 1


class Walk:
    """Where a walk is: what it writes into, and how the words are that come next."""

    handlers: "Handlers" = {}

    def __init__(self, flow: Flow, marks: Marks = Marks(), *, lines: bool = False):  # noqa: B008
        self.flow, self.marks, self.lines = flow, marks, lines

    def going(self, flow: Flow, marks: Marks) -> "Walk":
        """Another walk of the same kind."""
        return Walk(flow, marks, lines=self.lines)

    def children(self, node: Node) -> None:
        is_notes = "mso-element" in style_of(node)
        for kid in node.children:
            if isinstance(kid, str):
                self.words(kid)
            elif not is_unseen(kid) and not (is_notes and kid.tag == "hr"):
                self.node(kid)

    def words(self, text: str) -> None:
        parts = text.split("\n") if self.lines else [text]
        for number, part in enumerate(parts):
            if number:
                self.flow.break_line()
            self.flow.write(without_invisible(part.translate(SPACES)), self.marks)

    def node(self, node: Node) -> None:
        by_tag = self.handlers.get(node.tag)
        if by_tag:
            by_tag(self, node)
        elif bullet := word.bullet_of(node):
            self.bulleted(node, bullet)
        elif word.is_quote(node):
            self.quotation(node)
        elif is_block(node):
            self.block(node)
        else:
            self.within(node).children(node)

    def within(self, node: Node) -> "Walk":
        """The walk of what stands inside of a node, in its look."""
        marks = self.marks._replace(
            bold=is_bold(node, before=self.marks.bold),
            italic=is_italic(node, before=self.marks.italic),
        )
        inner = self.going(self.flow, marks)
        inner.lines = keeps_lines(node, before=self.lines)
        return inner

    def block(self, node: Node) -> None:
        flow = self.flow
        flow.end()
        outer = flow.tag
        flow.tag = "p" if flow.is_inside else word.heading_of(node) or outer
        self.within(node).children(node)
        flow.end()
        flow.tag = outer

    def link(self, node: Node) -> None:
        inner = self.within(node)
        inner.marks = inner.marks._replace(href=self.address(node.attributes.get("href", "")))
        inner.children(node)

    def address(self, href: str) -> str:
        return address_of(href)

    def digits(self, node: Node) -> None:
        """«м²»: the editor has no raised letters, and «м2» or «10⁵» as «105» would mislead."""
        text = node.text().strip()
        if text.isascii() and text.isdigit():
            self.words(text.translate(RAISED if node.tag == "sup" else LOWERED))
        else:
            self.within(node).children(node)

    def image(self, node: Node) -> None:
        """Chats draw emoji as images; of any other image there are no words."""
        alt = node.attributes.get("alt", "").strip()
        if 0 < len(alt) <= 12 and not any(c.isalnum() or c.isspace() for c in alt):
            self.words("" if alt.isascii() else alt)

    def rule(self, _node: Node) -> None:
        if self.flow.is_inside:
            self.flow.end()
        else:
            self.flow.add("<hr>")

    def frame(self, node: Node) -> None:
        """A player on a site becomes a cover that leads to it."""
        key = embed_of(node.attributes.get("src", ""))
        cover = cover_of(key) if key else None
        if key and cover and not self.flow.is_inside:
            self.flow.add(f'<figure data-embed="{escape(key)}"></figure>')
        elif cover:
            self.flow.add(f'<p><a href="{escape(cover.address)}">{cover.action}</a></p>')
        self.children(node)

    def listing(self, node: Node) -> None:
        self.flow.end()
        ordered = node.tag == "ol"
        start = node.attributes.get("start", "")
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
        for kid in node.children:
            if isinstance(kid, str) and not kid.strip():
                continue
            if isinstance(kid, Node) and kid.tag in ("ul", "ol"):
                self.below(kid)
                continue
            number += self.item(kid, Items(ordered, number, []), level_of(kid))

    def item(self, kid: Node | str, items: Items, level: int) -> int:
        """Hang one item; how many it was, since one without words is none."""
        inner = self.going(self.flow.inside(), self.marks)
        holder = kid if isinstance(kid, Node) and kid.tag == "li" else Node("li", {}, [kid])
        if is_unseen(holder):
            return 0
        inner.within(holder).children(holder)
        inner.flow.end()
        if not inner.flow.blocks:
            return 0
        items.items.append(inner.flow.blocks)
        self.flow.hang(items, level)
        return 1

    def below(self, node: Node) -> None:
        """A list that is a child of a list, as Google Docs has it, belongs to the item before."""
        inner = self.going(self.flow.inside(), self.marks)
        inner.listing(node)
        inner.flow.end()
        for block in inner.flow.blocks:
            if isinstance(block, Items):
                self.flow.hang(block, 2)
            else:
                self.flow.add(block)

    def bulleted(self, node: Node, bullet: word.Bullet) -> None:
        word.drop_start(node, bullet.typed)
        items = Items(bullet.ordered, bullet.start, [])
        self.item(Node("li", node.attributes, node.children), items, bullet.level)

    def quotation(self, node: Node) -> None:
        inner = self.going(self.flow.inside(), self.marks).within(node)
        inner.children(node)
        inner.flow.end()
        self.flow.end()
        if inner.flow.blocks:
            self.flow.add(f"<blockquote>{html_of_blocks(inner.flow.blocks)}</blockquote>")

    def table(self, node: Node) -> None:
        self.flow.end()
        rows = rows_of(node)
        if self.flow.is_inside or arranges_only(node, rows):
            self.block(Node("div", node.attributes, node.children))
            return
        for kid in node.children:
            if isinstance(kid, Node) and kid.tag == "caption":
                self.block(kid)
        if html := html_of_table(rows, self.cell):
            self.flow.add(html)

    def cell(self, flow: Flow, node: Node) -> None:
        marks = self.marks._replace(bold=False)
        inner = self.going(flow, marks).within(node)
        inner.children(node)


Handlers = Mapping[str, Callable[[Any, Node], None]]
HANDLERS: Handlers = {
    "a": Walk.link,
    "br": lambda walk, _node: walk.flow.break_line(),
    "hr": Walk.rule,
    "iframe": Walk.frame,
    "img": Walk.image,
    "ol": Walk.listing,
    "sub": Walk.digits,
    "sup": Walk.digits,
    "table": Walk.table,
    "ul": Walk.listing,
}
Walk.handlers = HANDLERS
