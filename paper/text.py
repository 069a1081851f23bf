"""The text of a printed page, as PDFium gives it, made readable."""

import re

import kazakh

# Of a word that is broken at the end of a line; PDFium has a mark of its own for it.
BROKEN_WORD = re.compile(
    "[\ufffe\u00ad\u0002][ \t]*\r?\n?|(?<=[а-яәғқңөұүһіёa-z])-[ \t]*\r?\n(?=[а-яәғқңөұүһіёa-z])"
)
SENTENCE_END = re.compile(r"(?<=[.!?…»:])\n")


def tidy(text: str) -> str:
    """Without broken words, and without what PostgreSQL refuses and nobody sees."""
    whole = BROKEN_WORD.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    visible = (kazakh.without_invisible(line).strip() for line in whole.split("\n"))
    return "\n".join(line for line in visible if line).encode(errors="ignore").decode()


def paragraphs(text: str) -> list[str]:
    """Without the line ends of narrow columns, but for those after a sentence."""
    return [" ".join(part.split()) for part in SENTENCE_END.split(text)]
