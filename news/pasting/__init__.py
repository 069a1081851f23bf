"""What a clipboard holds, made into a clean text: every word stays, no style does.

soup.py reads a program's HTML as browsers do, styles.py what its styles say, walking.py turns it
into blocks (flow.py, inline.py, tables.py, word.py), lines.py does the same for a plain text.
Cleaning on save (news.body) stays the last word.
"""

from news import body
from news.knots import words
from news.pasting import lines, soup
from news.pasting.walking import blocks_of

LONGEST = 1_000_000
"""Characters of HTML, or of plain text."""


def pasted(html: str, text: str = "") -> str:
    """The HTML of a clipboard, or its plain text where that says more, as our own HTML."""
    cleaned = from_html(html) or lines.html_of(text)
    return body.mended(body.sanitise(cleaned))


def from_html(html: str) -> str:
    """The blocks of a program's HTML; "" where there are none or the plain text is better."""
    if len(html) > LONGEST or lines.is_of_pdf(html):
        return ""
    tree = soup.read(html)
    return blocks_of(tree) if tree else lines.html_of(words(html))
