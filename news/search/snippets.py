"""The words of a question marked where an article holds them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from news import body
from news.models import Article
from news.search.words import WORD, begins_with, keys_of

LONGEST = 240  # characters of a passage
BEFORE = 60  # characters shown before its first word
MOST = 60  # words that are weighed in choosing a passage


class Place(NamedTuple):
    start: int
    end: int
    key: str


class Snippet(NamedTuple):
    title: SafeString
    text: SafeString


def snippet(article: Article, keys: frozenset[str]) -> Snippet:
    """The title and the passage that tells most, with the words marked; all else escaped.

    The article carries the first part of its text as `beginning`.
    """
    text = f"{article.lead} {body.plain(article.beginning)}".strip()  # type: ignore[attr-defined]
    return Snippet(marked(article.title, places(article.title, keys)), passage(text, keys))


def passage(text: str, keys: frozenset[str]) -> SafeString:
    text = " ".join(text.split())
    found = places(text, keys)
    start, end = bounds(text, best_start(found))
    inside = [place for place in found if start <= place.start and place.end <= end]
    here = [Place(place.start - start, place.end - start, place.key) for place in inside]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return format_html("{}{}{}", before, marked(text[start:end], here), after)


def places(text: str, keys: frozenset[str]) -> list[Place]:
    """Where the text holds one of the keys; each of its words is looked at once at most."""
    firsts = {key[0] for key in keys}
    likely = [word for word in set(WORD.findall(text)) if begins_with(word, firsts)]
    shared = {word: keys.intersection(keys_of(word)) for word in likely}
    wanted = {word: min(common) for word, common in shared.items() if common}
    if not wanted:
        return []
    return [
        Place(word.start(), word.end(), wanted[word[0]])
        for word in WORD.finditer(text)
        if word[0] in wanted
    ]


def best_start(found: list[Place]) -> int:
    """The first word of the passage that holds most of the words, each counted once."""
    found = found[:MOST]

    def worth(first: Place) -> int:
        reach = first.start + LONGEST - BEFORE
        return len({place.key for place in found if first.start <= place.start < reach})

    return max(found, key=worth).start if found else 0


def bounds(text: str, first: int) -> tuple[int, int]:
    """A passage around the word at `first`, from one space to another."""
    start = text.rfind(" ", 0, max(0, first - BEFORE)) + 1
    end = start + LONGEST
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", first, end)
    return start, space if space > first else end


def marked(text: str, found: Iterable[Place]) -> SafeString:
    """The text, escaped, with each place in a <mark>."""
    pieces, last = [], 0
    for place in found:
        pieces.append((text[last : place.start], text[place.start : place.end]))
        last = place.end
    rest = conditional_escape(text[last:])
    return format_html_join("", "{}<mark>{}</mark>", pieces) + rest
