"""Words of a text and their keys, the same for what is indexed, asked and shown."""

import re
from collections.abc import Iterator
from functools import lru_cache

import kazakh

# A letter or digit, then more of them; marks above letters and the apostrophes of a Latin
# alphabet belong to a word where another letter follows.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u0655]|['’‘ʻʼ`´](?=[^\W_]))*")
LONGEST = 64  # letters of a word that count


def words_of(text: str) -> Iterator[re.Match[str]]:
    """Each word with its place in the text."""
    return WORD.finditer(text)


def keys_of(word: str) -> tuple[str, ...]:
    """The keys of a word."""
    return kazakh.search_keys(word[:LONGEST])


def begins_with(word: str, firsts: set[str]) -> bool:
    """Whether a key of the word may begin with one of these letters; far quicker than its keys.

    Of Kazakh words only «мен», «да» and their like have a key of another first letter.
    """
    return first_letter(word[:2]) in firsts


@lru_cache(maxsize=4096)
def first_letter(beginning: str) -> str:
    """Of a key, by two letters of its word: sh is ш, and a hamza is nothing."""
    return kazakh.fold(beginning)[:1]


def quoted(key: str) -> str:
    """A key as tsvectors and tsqueries write it."""
    escaped = key.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
