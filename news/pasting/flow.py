"""Blocks in the order in which they come, as the editor nests them: items and cells hold
paragraphs, a list below an item stands inside of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from news.pasting.inline import BREAK, Marks, Piece, marked_up, paragraphs


@dataclass
class Items:
    """A list; each item is a list of blocks."""

    ordered: bool
    start: int
    items: "list[list[Block]]"

    def goes_on(self, other: "Items") -> bool:
        """Word and its kin write a list for each item: the numbers tell that it is one."""
        next_number = self.start + len(self.items)
        return self.ordered == other.ordered and (not self.ordered or other.start == next_number)

    def html(self) -> str:
        items = "".join(f"<li>{html_of_blocks(item)}</li>" for item in self.items)
        if not self.ordered:
            return f"<ul>{items}</ul>"
        start = f' start="{self.start}"' if self.start != 1 else ""
        return f"<ol{start}>{items}</ol>"


Block = str | Items


def html_of_blocks(blocks: Iterable[Block]) -> str:
    return "".join(block.html() if isinstance(block, Items) else block for block in blocks)


@dataclass
class Flow:
    """What was written so far, and the line that is being written."""

    is_inside: bool = False
    """Inside of an item, a cell or a quotation there are no headings, tables and covers."""
    tag: str = "p"
    blocks: list[Block] = field(default_factory=list)
    line: list[Piece] = field(default_factory=list)

    def write(self, text: str, marks: Marks) -> None:
        self.line.append(Piece(text, marks))

    def break_line(self) -> None:
        self.line.append(BREAK)

    def end(self) -> None:
        """Finish the paragraph, or the heading: one line without bold, which it is already."""
        line, self.line = self.line, []
        if self.tag != "p":
            line = [Piece(p.text, p.marks._replace(bold=False)) for p in line]
        for paragraph in paragraphs(line):
            self.blocks.append(f"<{self.tag}>{marked_up(paragraph)}</{self.tag}>")

    def add(self, block: Block) -> None:
        self.end()
        self.blocks.append(block)

    def hang(self, items: Items, level: int = 1) -> None:
        """Add items to the list that goes on, `level` lists deep."""
        self.end()
        blocks = self.blocks
        while level > 1 and blocks and isinstance(blocks[-1], Items):
            blocks, level = blocks[-1].items[-1], level - 1
        last = blocks[-1] if blocks else None
        if isinstance(last, Items) and last.goes_on(items):
            last.items.extend(items.items)
        else:
            blocks.append(items)

    def inside(self) -> "Flow":
        return Flow(is_inside=True)
