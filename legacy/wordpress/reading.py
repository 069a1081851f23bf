"""An export read as a stream: one element of its channel at a time, whatever the file's size.

Python's own reader (expat) is told to refuse what no export has and what attacks are made of:
a DOCTYPE, and with it every entity that could unfold to gigabytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from legacy.dump import BadDump, Truncated
from legacy.dump.unpacking import Source

CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r")
"""Signs that XML forbids and that pasted texts are full of."""
DEEPEST = 40
LONGEST = 50_000_000
"""Characters of one entry with its comments."""
CHANNEL = 2
"""How deep the entries of an export stand: rss, channel, item."""


@dataclass
class Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    inner: "list[Element]" = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.words).strip()

    def said(self, name: str) -> str:
        """What the first inner element of that name says; "" where there is none."""
        return next((one.text for one in self.inner if one.name == name), "")

    def all(self, name: str) -> "list[Element]":
        return [one for one in self.inner if one.name == name]


class Reader:
    """The parser's handlers: what was read whole waits in `done`."""

    def __init__(self, path: Path) -> None:
        self.path, self.length = path, 0
        self.done: list[Element] = []
        self.open: list[Element] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.doctype

    def bad(self, why: str) -> BadDump:
        return BadDump(why, self.path, self.parser.CurrentLineNumber)

    def doctype(self, *_: object) -> None:
        raise self.bad("DOCTYPE жазылған: WordPress экспортында ондай болмайды, файл оқылмайды")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= DEEPEST:
            raise self.bad("тегтер тым терең қабаттасқан, файл оқылмайды")
        if (not self.open and name != "rss") or (len(self.open) == 1 and name != "channel"):
            raise self.bad("бұл – WordPress экспорты емес")
        element = Element(name, attributes)
        if len(self.open) > CHANNEL:
            self.open[-1].inner.append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        element = self.open.pop()
        if len(self.open) == CHANNEL:
            self.done.append(element)
            self.length = 0

    def words(self, text: str) -> None:
        if len(self.open) > CHANNEL:
            self.length += len(text)
            self.open[-1].words.append(text)
        if self.length > LONGEST:
            raise self.bad("бір жазба тым үлкен, файл оқылмайды")

    def feed(self, content: bytes, *, is_last: bool = False) -> list[Element]:
        try:
            self.parser.Parse(content, is_last)
        except expat.ExpatError as fault:
            raise self.fault(fault) from fault
        done, self.done = self.done, []
        return done

    def fault(self, fault: expat.ExpatError) -> BadDump:
        if fault.code in UNFINISHED:
            return Truncated("файл аяғына жетпей үзілген", self.path, fault.lineno)
        why = expat.errors.messages[fault.code]
        return BadDump(f"XML бұзылған ({why})", self.path, fault.lineno)


UNFINISHED = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}


class Export:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.progress = 0.0
        """How far the file is read by now, from 0 to 1."""

    def elements(self) -> Iterator[Element]:
        """The elements of the channel, in their order, as often as asked for.

        :raises BadDump: it is no export, or cannot be read, or not to its end
        """
        source, reader = Source(self.path), Reader(self.path)
        try:
            while content := source.read():
                yield from reader.feed(content.translate(None, CONTROL))
                self.progress = source.progress()
            if source.cut:
                raise Truncated("архив аяғына жетпей үзілген", self.path)
            yield from reader.feed(b"", is_last=True)
        finally:
            source.close()
