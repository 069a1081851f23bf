"""Tables: what holds figures stays one, what only arranges a page becomes its paragraphs."""

from collections.abc import Callable, Iterator

from news.pasting.flow import Flow, html_of_blocks
from news.pasting.soup import Node

Fill = Callable[[Flow, Node], None]
SECTIONS = ("thead", "tbody", "tfoot")


def rows_of(table: Node) -> list[list[Node]]:
    rows = (cells_of(node) for node in descend(table) if node.tag == "tr")
    return [row for row in rows if row]


def descend(table: Node) -> Iterator[Node]:
    for kid in table.children:
        if isinstance(kid, Node):
            yield from descend(kid) if kid.tag in SECTIONS else [kid]


def cells_of(row: Node) -> list[Node]:
    return [kid for kid in row.children if isinstance(kid, Node) and kid.tag in ("td", "th")]


def arranges_only(table: Node, rows: list[list[Node]]) -> bool:
    """One column, or tables in its cells: made for the look of a letter or a page."""
    return max(map(len, rows), default=0) < 2 or holds_table(table)


def holds_table(node: Node) -> bool:
    kids = (kid for kid in node.children if isinstance(kid, Node))
    return any(kid.tag == "table" or holds_table(kid) for kid in kids)


def html_of_table(rows: list[list[Node]], fill: Fill) -> str:
    """The table; "" if no cell says anything. Rows without a word go unless cells span rows."""
    filled = [[(cell, content(cell, fill)) for cell in row] for row in rows]
    spans = any(span(cell, "rowspan") for row in rows for cell in row)
    said = [row for row in filled if spans or any(words for _, words in row)]
    if not any(words for row in said for _, words in row):
        return ""
    body = "".join(f"<tr>{''.join(html_of_cell(*cell) for cell in row)}</tr>" for row in said)
    return f"<table><tbody>{body}</tbody></table>"


def content(cell: Node, fill: Fill) -> str:
    flow = Flow(is_inside=True)
    fill(flow, cell)
    flow.end()
    return html_of_blocks(flow.blocks)


def html_of_cell(cell: Node, words: str) -> str:
    spans = "".join(span(cell, name) for name in ("colspan", "rowspan"))
    return f"<{cell.tag}{spans}>{words}</{cell.tag}>"


def span(cell: Node, name: str) -> str:
    value = cell.attributes.get(name, "")
    is_span = value.isascii() and value.isdigit() and 1 < int(value[:6]) <= 100
    return f' {name}="{int(value)}"' if is_span else ""
