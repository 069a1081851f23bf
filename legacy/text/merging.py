"""The short and the full text of a piece as one: the full one mostly repeats the short."""

import re

from news import body
from news.pasting.flow import Block, html_of_blocks

LEAST = 13
"""Characters below which the engine itself shows the short text instead of the full one."""
RUN = 3
"""Words in a row that are compared."""
ENOUGH = 0.6
WORD = re.compile(r"\w+")
FIGURE = re.compile(r'<figure data-(?:photo|embed)="([^"]*)"')


def merged(short: list[Block], full: list[Block]) -> list[Block]:
    """Of the short text only what the full one does not say, and then the full text."""
    html = html_of_blocks(full)
    figures = set(FIGURE.findall(html))
    words = words_of(html)
    whole, runs = f" {' '.join(words)} ", runs_of(words)

    def is_repeated(block: Block) -> bool:
        said = html_of_blocks([block])
        if figure := FIGURE.match(said):
            return figure[1] in figures
        return says(words_of(said), whole, runs)

    return [block for block in short if not is_repeated(block)] + full


def words_of(html: str) -> list[str]:
    return WORD.findall(body.plain(html).lower())


def runs_of(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))


def says(words: list[str], whole: str, runs: set[tuple[str, ...]]) -> bool:
    """Whether a text says these words too; a teaser may end within a word, or be mended."""
    if not words or f" {' '.join(words)}" in whole:
        return True
    own = runs_of(words)
    return len(words) > 2 * RUN and len(own & runs) >= ENOUGH * len(own)
