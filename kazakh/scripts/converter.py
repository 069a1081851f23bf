"""Kazakh Cyrillic in another script: plain text, and documents through kazakh.scripts.markup.

Every string converts, whatever is in it; what has no Cyrillic letter comes back as it was, so
that converting twice changes nothing more. Marks inside a Cyrillic word that are not letters
(stress, soft hyphens, zero-width) go: the new word breaks elsewhere.
"""

import re
from collections.abc import Callable, Mapping

from kazakh.scripts import data, markup
from kazakh.scripts.cyrillic import HAS_CYRILLIC, PLAIN, runs
from kazakh.scripts.exceptions import Exceptions
from kazakh.scripts.finder import HYPHEN, Finder
from kazakh.scripts.roman import numeral
from kazakh.scripts.script import Script


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

    `exceptions` are Cyrillic words with their spellings in that script; exceptions.py says for
    which forms an entry serves.
    """

    def __init__(self, script: Script, exceptions: Mapping[str, str] | None = None) -> None:
        self.script = script
        self.exceptions = Exceptions(exceptions or {}, script.capitals)
        self.words = Words(self._compound)
        self.finder = Finder("".join(script.punctuation))

    def text(self, text: str) -> str:
        """Plain text with its words in the script; addresses stay."""
        parts: list[str] = []
        position = 0
        for start, end, new in self.changes(text):
            parts += text[position:start], new
            position = end
        return "".join(parts) + text[position:]

    def html(self, html: str) -> str:
        """A document, a fragment or a feed with its words in the script; see markup.py."""
        return markup.convert(html, self)

    def json(self, json: str) -> str:
        """JSON with the words of its strings in the script; see data.py.

        :raises ValueError: it is no JSON
        """
        return data.convert(json, self)

    def changes(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and new spelling of each word, numeral and mark that changes."""
        changes = []
        for found in self.finder.find(text):
            old = found[0]
            # Most are words, and this line is where a page spends its time.
            new = self.words[old] if found.lastgroup == "word" else self._replacement(found)
            if new != old:
                changes.append((*found.span(), new))
        return changes

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
