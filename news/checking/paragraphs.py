"""A text as its reader sees it: paragraphs of words, no markup between them."""

import html as entities
from collections.abc import Iterator

from kazakh import without_invisible
from news.body import INLINE, TAG

BREAK = "\n"


def paragraphs(html: str) -> Iterator[str]:
    """Each piece of the text that stands on lines of its own, trimmed; none is empty."""
    pieces = TAG.sub(BREAK, INLINE.sub("", html)).split(BREAK)
    for piece in pieces:
        words = without_invisible(entities.unescape(piece)).strip()
        if words:
            yield words


def parts(title: str, lead: str, body: str) -> Iterator[tuple[str, str]]:
    """Every paragraph of an article with the form field in which it stands."""
    for field, text in (("title", title), ("lead", lead)):
        for line in without_invisible(text).splitlines():
            if line.strip():
                yield field, line.strip()
    for paragraph in paragraphs(body):
        yield "body", paragraph
