"""Kazakh Cyrillic in another script: plain text, and documents through kazakh.markup.

Every string converts, whatever is in it; what has no Cyrillic letter comes back as it was, so
that converting twice changes nothing more. Marks inside a Cyrillic word that are not letters
(stress, soft hyphens, zero-width) go: the new word breaks elsewhere.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from kazakh import addresses, markup
from kazakh.cyrillic import CYRILLIC, HAS_CYRILLIC, LATIN, MARKS, PLAIN, runs
from kazakh.exceptions import Exceptions
from kazakh.roman import TYPED, numeral
from kazakh.script import Script

LETTER = f"[{CYRILLIC}{LATIN}]"
WORD = f"{LETTER}[{CYRILLIC}{LATIN}{MARKS}]*+"
HYPHENS = "[-\u2010\u2011]"
HYPHEN = re.compile(f"({HYPHENS})")
NUMERAL = rf"(?<!{LETTER})[{TYPED}]++(?![{CYRILLIC}{LATIN}{MARKS}])"
COMPOUND = f"{WORD}(?:{HYPHENS}{WORD})*+"
WORDS = f"(?P<numeral>{NUMERAL})|(?P<word>{COMPOUND})"
# Most words end where no address could go on; telling so first saves much of the reading.
ENDS = r"(?![-+.@:/\w])"
NUMERAL_ENDS = r"(?![+.@:/\w]|-[\w-]{0,60}+[.@]\w)"
CERTAIN = f"(?P<numeral>{NUMERAL}{NUMERAL_ENDS})|(?P<word>{COMPOUND}{ENDS})"
EVERYTHING = f"{CERTAIN}|{addresses.PATTERN}|(?P<uncertain>{NUMERAL}|{COMPOUND})"


class Words(dict[str, str]):
    """A memory of converted words; emptied when full, since a newspaper's words come back."""

    def __init__(self, convert: Callable[[str], str], size: int = 50_000) -> None:
        super().__init__()
        self.convert, self.size = convert, size

    def __missing__(self, word: str) -> str:
        new = self.convert(word)
        if len(word) <= 80:
            if len(self) >= self.size:
                self.clear()
            self[word] = new
        return new


class Converter:
    """Turns Cyrillic Kazakh into one script; safe to share between threads.

    `exceptions` are Cyrillic words with their spellings in that script; see kazakh.exceptions
    for the forms that an entry serves.
    """

    def __init__(self, script: Script, exceptions: Mapping[str, str] | None = None) -> None:
        self.script = script
        self.exceptions = Exceptions(exceptions or {}, script.capitals)
        self.words = Words(self._compound)
        marks = "".join(map(re.escape, script.punctuation))
        mark = rf"|(?P<mark>(?<!\d)[{marks}]|[{marks}](?!\d))" if marks else ""
        self._everything = re.compile(EVERYTHING + mark)
        self._words_only = re.compile(WORDS + mark)

    def text(self, text: str) -> str:
        """Plain text with its words in the script; addresses stay."""
        parts: list[str] = []
        position = 0
        for start, end, new in self.changes(text):
            parts += text[position:start], new
            position = end
        return "".join(parts) + text[position:]

    def html(self, html: str) -> str:
        """A document, a fragment or a feed with its words in the script; see kazakh.markup."""
        return markup.convert(html, self)

    def changes(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and new spelling of each word, numeral and mark that changes."""
        changes = []
        for found in self._found(text):
            old = found[0]
            # Most are words, and this line is where a page spends its time.
            new = self.words[old] if found.lastgroup == "word" else self._replacement(found)
            if new != old:
                changes.append((*found.span(), new))
        return changes

    def _found(self, text: str) -> Iterable[re.Match[str]]:
        """Words, numerals and marks; inside an address only those of its Kazakh ending."""
        found = self._everything.finditer(text)
        # The regular expression knows no address without one of these.
        if "." in text or "@" in text or "//" in text:
            return chain.from_iterable(map(self._within, found))
        return found

    def _within(self, found: re.Match[str]) -> Iterable[re.Match[str]]:
        kind = found.lastgroup
        if kind != "address" and kind != "dotted":
            return (found,)
        start = found.start() + addresses.length(found[0], is_sure=kind == "address")
        return self._words_only.finditer(found.string, start, found.end())

    def _replacement(self, found: re.Match[str]) -> str:
        if found.lastgroup == "mark":
            return self.script.punctuation[found[0]]
        return numeral(found.string, *found.span()) or self.words[found[0]]

    def cells(self, word: str) -> list[str]:
        """What a word's letters become, one by one, or [] for an unusual word."""
        parts = HYPHEN.split(word)
        if not all(map(PLAIN.fullmatch, parts[::2])):
            return []
        return [cell for part in parts for cell in self._cells_of_part(part)]

    def _cells_of_part(self, part: str) -> list[str]:
        return [part] if HYPHEN.fullmatch(part) else self.script.letters(part)

    def _compound(self, compound: str) -> str:
        if PLAIN.fullmatch(compound):
            return self._word(compound)
        if not HAS_CYRILLIC.search(compound):
            return compound
        return self._excepted(compound) or "".join(map(self._part, HYPHEN.split(compound)))

    def _part(self, part: str) -> str:
        if latin := numeral(part, 0, len(part)):
            return latin
        if PLAIN.fullmatch(part):
            return self._word(part)
        if not HAS_CYRILLIC.search(part):
            return part
        return self.script.seam.join(filter(None, map(self._run, runs(part))))

    def _run(self, run: str) -> str:
        return self._word(run) if PLAIN.fullmatch(run) else run

    def _word(self, word: str) -> str:
        return self._excepted(word) or "".join(self.script.letters(word))

    def _excepted(self, word: str) -> str | None:
        found = self.exceptions.find(word)
        if not found:
            return None
        spelling, length = found
        # A letter before the ending keeps it an ending: no hamza of its own.
        return spelling + "".join(self.script.letters("а" + word[length:])[1:])
