"""A text of the old engine as a clean text: step by step, each a module of its own."""

from legacy.text import bbcode, hiding, injected, inlined, markers, templates
from legacy.text.findings import Cleaned, Findings
from legacy.text.merging import LEAST, merged
from legacy.text.site import Site
from legacy.text.story import CLEANER, Story
from legacy.text.titles import unslashed
from legacy.text.walking import blocks_of
from news import body
from news.knots import words
from news.pasting import lines, soup
from news.pasting.flow import Block, html_of_blocks

LONGEST = 1_500_000
"""Characters of a text without its pictures; a longer one is read as words alone."""
LINE_ENDS = (("</p>", "</p>\n"), ("<br>", "<br>\n"), ("</li>", "</li>\n"))


def story_of(short: str, full: str, site: Site) -> Cleaned:
    """The text of a piece, of its short and its full one, without saying anything twice."""
    found = Cleaned()
    first, rest = (blocks(text, site, found) for text in (short, full))
    is_full = len(full.strip()) >= LEAST
    return finished(found, merged(first, rest) if is_full else first or rest)


def page_of(text: str, site: Site) -> Cleaned:
    """The text of a static page, or any other that stands alone."""
    found = Cleaned()
    return finished(found, blocks(text, site, found))


def comment_of(text: str, site: Site) -> Cleaned:
    """A comment: its words alone, in the lines that it had, in place of html."""
    found = page_of(text, site)
    for end, lined in LINE_ENDS:
        found.html = found.html.replace(end, lined)
    said = (" ".join(line.split()) for line in body.plain(found.html).split("\n"))
    found.html = "\n".join(filter(None, said))
    return found


def blocks(text: str, site: Site, found: Findings) -> list[Block]:
    html, contents = prepared(text, site, found)
    tree = soup.read(html, CLEANER) if len(html) <= LONGEST else None
    if tree is None:
        return [lines.html_of(words(html[: 2 * LONGEST]))]
    return blocks_of(tree, Story(site, found, contents))


def prepared(text: str, site: Site, found: Findings) -> tuple[str, list[bytes]]:
    """Plain HTML, without what is not for everybody, and the pictures that it held."""
    html, hidden = hiding.public(unslashed(text))
    found.hidden.extend(hidden)
    html, contents = inlined.without(html)
    html = markers.read(html, found)
    html = templates.attached(templates.without(html, found), site, found)
    injected.report(html, found)
    return bbcode.lined(bbcode.read(injected.shown(html), found)), contents


def finished(found: Cleaned, said: list[Block]) -> Cleaned:
    found.html = body.mended(body.sanitise(html_of_blocks(said)))
    return found
