"""A clipboard's plain text: chats, and pages whose lines end where the paper did.

Which of the two it is shows in how lines begin: lines of a page go on in small letters, those
that a person ended begin a sentence, a verse or an item. Every word stays; a chat's own heads
(«[12:05, 24.11.2026] Айгүл: …») too, since who said what may be the news.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kazakh import is_known
from news.pasting.flow import Items, html_of_blocks
from news.pasting.inline import BREAK, Marks, Piece, marked_up, paragraphs

PDF = re.compile(r'<br[^<>]{0,40} role="presentation"|<span[^<>]{0,200} role="presentation"')
LINE_END = re.compile(r"\r\n?|[\n\x0b\x85\u2028]")
PARAGRAPH_END = re.compile(r"\n[ \t\xa0]*(?:\n\s*)+|[\x0c\u2029]")
BULLET = re.compile(r"[•▪●◦·]\s+(?=\S)")
NUMBERED = re.compile(r"\d{1,3}[.)]\s")
HYPHEN = re.compile(r"([^\W\d_]+)-\Z")
TIED = re.compile(r"\w-\Z")
WORD = re.compile(r"[^\W\d_]+")
# A mark of WhatsApp and Telegram stands at the ends of words and never within one.
MARKED = re.compile(r"(?<![\w*_~])([*_~])(?=[^\s*_~])([^\n]{0,499}?[^\s*_~])\1(?![\w*_~])")
LONGEST_VERSE = 60
NARROWEST, WIDEST = 20, 140
"""Characters of a line that an end of paper may have broken."""


def is_of_pdf(html: str) -> bool:
    """Firefox's own viewer copies each line of a page as an element; its plain text is better."""
    return bool(PDF.search(html))


def html_of(text: str) -> str:
    """The paragraphs of a plain text."""
    lined = LINE_END.sub("\n", text)
    parts = [part for part in PARAGRAPH_END.split(lined) if part.strip()]
    return "".join(html_of_part(part, alone=len(parts) == 1) for part in parts)


def html_of_part(part: str, *, alone: bool) -> str:
    """What stands between two empty lines."""
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    if all(BULLET.match(line) for line in lines):
        points = [paragraph(BULLET.sub("", line, count=1)) for line in lines]
        return html_of_blocks([Items(False, 1, [[point] for point in points])])
    if is_of_paper(lines):
        return "".join(map(paragraph, joined(lines)))
    if not alone or is_verse(lines):
        return paragraph("\n".join(lines))
    return "".join(map(paragraph, lines))


def is_of_paper(lines: list[str]) -> bool:
    """Whether most lines go on in the middle of a sentence and none is as long as a screen's."""
    if len(lines) < 2 or not NARROWEST <= max(map(len, lines)) <= WIDEST:
        return False
    going_on = [after[:1].islower() and not BULLET.match(after) for after in lines[1:]]
    return sum(going_on) * 2 >= len(going_on)


def is_verse(lines: list[str]) -> bool:
    return len(lines) >= 4 and max(map(len, lines)) <= LONGEST_VERSE


def joined(lines: list[str]) -> Iterator[str]:
    """Paragraphs of lines that the paper's edge ended."""
    width = max(map(len, lines))
    paragraph = lines[0]
    for before, line in pairwise(lines):
        if NUMBERED.match(line) or was_ended(before, line, width):
            yield paragraph
            paragraph = line
        else:
            paragraph = together(paragraph, line)
    yield paragraph


def was_ended(line: str, after: str, width: int) -> bool:
    """By a person, since the next word had place in it; letters are not all of one breadth."""
    word = after.split(None, 1)[0]
    goes_on = after[:1].islower() or TIED.search(line)
    return not goes_on and len(line) + 1 + len(word) <= 0.9 * width


def together(before: str, after: str) -> str:
    """Two lines as one. A hyphen between two known words stays («қызыл-жасыл») unless the whole
    is one too («жаңа-лық»); before a capital or a digit it always does."""
    if before.endswith("\xad"):
        return before[:-1] + after
    head, tail = HYPHEN.search(before), WORD.match(after)
    if not head or not tail:
        # «2025-» and «2026», «COVID-» and «19» are one, «Алматы –» is not.
        return before + ("" if TIED.search(before) else " ") + after
    whole = head[1] + tail[0]
    is_compound = not is_known(whole) and is_known(head[1]) and is_known(tail[0])
    keeps = is_compound or not after[:1].islower()
    return (before if keeps else before[:-1]) + after


def paragraph(text: str) -> str:
    pieces = [
        piece
        for number, line in enumerate(text.split("\n"))
        for piece in [*([BREAK] if number else []), *marked(line)]
    ]
    return "".join(f"<p>{marked_up(part)}</p>" for part in paragraphs(pieces))


def marked(line: str, marks: Marks = Marks()) -> Iterator[Piece]:  # noqa: B008
    """«*қалың*», «_көлбеу_», «~сызылған~» as chats mean them; the editor has no struck words."""
    position = 0
    for found in MARKED.finditer(line):
        yield Piece(line[position : found.start()], marks)
        position = found.end()
        yield from marked(found[2], meant(found[1], marks))
    yield Piece(line[position:], marks)


def meant(sign: str, marks: Marks) -> Marks:
    return marks._replace(bold=marks.bold or sign == "*", italic=marks.italic or sign == "_")
