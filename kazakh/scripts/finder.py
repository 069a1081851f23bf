"""Where words, numerals, addresses and punctuation marks stand in a text."""

import re
from collections.abc import Iterable
from itertools import chain

from kazakh.scripts import addresses
from kazakh.scripts.cyrillic import CYRILLIC_LETTERS, LATIN_LETTERS, MARKS
from kazakh.scripts.roman import TYPED

LETTER = f"[{CYRILLIC_LETTERS}{LATIN_LETTERS}]"
WORD = f"{LETTER}[{CYRILLIC_LETTERS}{LATIN_LETTERS}{MARKS}]*+"
HYPHENS = "[-\u2010\u2011]"
HYPHEN = re.compile(f"({HYPHENS})")
NUMERAL = rf"(?<!{LETTER})[{TYPED}]++(?![{CYRILLIC_LETTERS}{LATIN_LETTERS}{MARKS}])"
COMPOUND = f"{WORD}(?:{HYPHENS}{WORD})*+"
WORDS = f"(?P<numeral>{NUMERAL})|(?P<word>{COMPOUND})"
# Most words end where no address could go on; telling so first saves much of the reading.
ENDS = r"(?![-+.@:/\w])"
NUMERAL_ENDS = r"(?![+.@:/\w]|-[\w-]{0,60}+[.@]\w)"
CERTAIN = f"(?P<numeral>{NUMERAL}{NUMERAL_ENDS})|(?P<word>{COMPOUND}{ENDS})"
# A feed's text may be HTML once more: what ends its references is no punctuation.
IN_REFERENCE = "".join(f"(?<!&{name})" for name in ("amp", "lt", "gt", "quot", "#x27", "#39"))
EVERYTHING = f"{CERTAIN}|{addresses.PATTERN}|(?P<uncertain>{NUMERAL}|{COMPOUND})"


class Finder:
    """Finds what a converter may change; `marks` are its punctuation, which may be none."""

    def __init__(self, marks: str) -> None:
        among = f"{IN_REFERENCE}[{re.escape(marks)}]"
        # Not between two figures: 1,5.
        mark = rf"|(?P<mark>(?<!\d){among}|{among}(?!\d))" if marks else ""
        self.everything = re.compile(EVERYTHING + mark)
        self.words = re.compile(WORDS + mark)

    def find(self, text: str) -> Iterable[re.Match[str]]:
        """Matches named word, numeral, mark or uncertain (a word or a numeral), in order.

        Addresses are left out; of one with a Kazakh ending, the ending is found.
        """
        found = self.everything.finditer(text)
        # No address is without one of these.
        if "." in text or "@" in text or "//" in text:
            return chain.from_iterable(map(self._within, found))
        return found

    def _within(self, found: re.Match[str]) -> Iterable[re.Match[str]]:
        kind = found.lastgroup
        if kind != "address" and kind != "dotted":
            return (found,)
        start = found.start() + addresses.length(found[0], is_sure=kind == "address")
        return self.words.finditer(found.string, start, found.end())
