"""The text of an article: cleaned when it is written and again when it is shown.

Pictures, galleries and covers stand in it as references (news.figures) and nothing else of them.
"""

import html as entities
import re
from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.config import allowlist_from_extensions

import kazakh
from kazakh import without_invisible
from kazakh.scripts.cyrillic import HAS_CYRILLIC
from news import figures
from news.addresses import inside
from news.editor import EXTENSIONS
from news.knots import undone

# As the sanitiser writes it: no other attribute comes first, and in words «<» is «&lt;».
LINK = re.compile(r'(?<=<a href=")[^"]*')
A_MINUTE = 1100  # characters
LONGEST = 300_000  # characters of HTML
MOST_PHOTOS = 100
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|\xa0|<br>)*</p>")
INLINE = re.compile(r"</?(?:a|b|em|i|s|strong|sub|sup|u)(?:\s[^<>]*)?>")
TAG = re.compile(r"<[^<>]*(?:>|\Z)")
WORDS = re.compile(r"(?:(?<=>)|\A)[^<>]+")
# «qazaly.kz/page» typed as a link would lead to a page of our own.
BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]|\Z)")


@cache
def cleaner() -> nh3.Cleaner:
    allowed = allowlist_from_extensions(EXTENSIONS)
    allowed["attributes"]["a"] = {"href"}
    return nh3.Cleaner(**allowed, attribute_filter=keep_attribute)


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "figure":
        return figures.attribute(name, value)
    if name == "href" and BARE_HOST.match(value):
        return f"https://{value}"
    return value


def sanitise(html: str) -> str:
    """The text with nothing in it but what the editor can write; the same given again.

    Words are never lost: a tag that is not allowed goes, its words stay (scripts and styles
    go whole).
    """
    html = undone(without_invisible(html))
    # A tag taken out of a knotted text can leave another knot; a plain one is done in one turn.
    for _ in range(5):
        cleaned = clean_once(html)
        if cleaned == html:
            break
        html = cleaned
    return html


def clean_once(html: str) -> str:
    # Every other figure goes, and what stood inside of a reference comes after it.
    references = figures.OPENING.sub(
        figures.reference, cleaner().clean(html).replace("</figure>", "")
    )
    return EMPTY.sub("", references).strip()


def mended(html: str) -> str:
    """A clean text with Latin letters that look Kazakh made Kazakh; tags stay as they are."""
    is_cyrillic = bool(HAS_CYRILLIC.search(html))
    return WORDS.sub(lambda found: kazakh.mended(found[0], is_piece=is_cyrillic), html)


def plain(html: str) -> str:
    """The words of a text without its markup; a text that was cut off within a tag too."""
    return entities.unescape(TAG.sub(" ", INLINE.sub("", figures.titles_as_words(html))))


def minutes(html: str) -> int:
    """How long a text takes to read, by its characters: Kazakh words are of any length."""
    return max(1, round(len(plain(html)) / A_MINUTE))


def photo_ids(html: str) -> list[int]:
    """The photos that a text refers to, each once, in their order."""
    return list(dict.fromkeys(figures.photo_ids(html)))


def renumber(html: str, number: figures.Change) -> str:
    """The text, cleaned, with each reference leading to another photo; to None, it goes."""
    return figures.renumbered(sanitise(html), number)


def render(html: str, photos: figures.Photos) -> SafeString:
    """The text for readers, with each reference expanded; one to an unknown photo vanishes.

    Links to pages of ours lead to them in the edition that is being read.
    """
    linked = LINK.sub(lambda link: inside(link[0]), sanitise(html))
    return mark_safe(figures.drawn(linked, photos))  # cleaned one line above
