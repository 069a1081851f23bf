"""Words that editors write otherwise than the table would: «Газпром» → Gazprom.

An entry serves the word itself, its capitals («ГАЗПРОМ»), its capitalised form if the entry is
in small letters, and all of them with Kazakh endings («Газпромның»): the stem is spelled by the
entry, the ending by the table. An entry in capitals does not serve the word in small letters,
since a name («Роза») is often a word too («роза»).
"""

import re
from collections.abc import Callable, Mapping

# What remains of a word must be a chain of endings, so that «Тарас» does not serve «Тарасенко»
# and «Бек» not «Бекен».
PLURAL = "(?:[лдт][ае]р)?"
OWNER = "(?:[ыі]?м(?:[ыі]з)?|[ыі]?ң(?:[ыі]з)?|с?[ыі])?"
CASE = "(?:[ндт][ыі]ң?|[ғгқк][ае]|н?[ае]|н|н?[дт][ае]н?|н[ае]н|[мбп]ен)?"
MADE = "(?:[лдт][ыі][қкғг]?|с[ыі]з|[дт][ае]й|ш[аеыі]|[ғгқк][ыі])"
CHAIN = PLURAL + OWNER + CASE
ENDING = re.compile(f"{CHAIN}(?:{MADE}{CHAIN})?")


class Exceptions:
    """Cyrillic words and their spellings in one script."""

    def __init__(self, entries: Mapping[str, str], capitals: Callable[[str], str]) -> None:
        self.spellings: dict[str, str] = {}
        filled = {word: spelling for word, spelling in entries.items() if word and spelling}
        for word, spelling in filled.items():
            self.spellings.setdefault(word.upper(), capitals(spelling))
            self.spellings.setdefault(word[:1].upper() + word[1:], raised(spelling, capitals))
        self.spellings |= filled
        self.lengths = sorted({len(word) for word in self.spellings}, reverse=True)

    def find(self, word: str) -> tuple[str, int] | None:
        """The spelling of the longest stem that an entry serves, and the stem's length."""
        for length in self.lengths:
            spelling = self.spellings.get(word[:length])
            if spelling is not None and ENDING.fullmatch(word[length:].lower()):
                return spelling, length
        return None


def raised(spelling: str, capitals: Callable[[str], str]) -> str:
    return capitals(spelling[:1]) + spelling[1:]
