"""The text of an article: cleaned when it is written and again when it is shown.

A text holds a picture as <figure data-photo="7"></figure> and nothing else of it; what readers
see in its place is drawn from the photo's row.
"""

import html as entities
import re
from collections.abc import Callable, Mapping
from functools import cache

import nh3
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django_prose_editor.config import allowlist_from_extensions

from kazakh import without_invisible
from news.addresses import inside
from news.editor import EXTENSIONS

REFERENCE = re.compile(r'<figure data-photo="([0-9]{1,18})">')
PLAIN_FIGURE = re.compile(r"</?figure>")
PHOTO = re.compile(REFERENCE.pattern + "</figure>")
# As the sanitiser writes it: no other attribute comes first, and in words «<» is «&lt;».
LINK = re.compile(r'(?<=<a href=")[^"]*')
LONGEST = 300_000  # characters of HTML
MOST_PHOTOS = 100
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|\xa0|<br>)*</p>")
INLINE = re.compile(r"</?(?:a|b|em|i|s|strong|sub|sup|u)(?:\s[^<>]*)?>")
TAG = re.compile(r"<[^<>]*(?:>|\Z)")
# «qazaly.kz/page» typed as a link would lead to a page of our own.
BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]|\Z)")


@cache
def cleaner() -> nh3.Cleaner:
    allowed = allowlist_from_extensions(EXTENSIONS)
    allowed["attributes"]["a"] = {"href"}
    return nh3.Cleaner(**allowed, attribute_filter=keep_attribute)


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "data-photo" and not re.fullmatch(r"[0-9]{1,18}", value):
        return None
    if name == "href" and BARE_HOST.match(value):
        return f"https://{value}"
    return value


def sanitise(html: str) -> str:
    """The text with nothing in it but what the editor can write; the same given again.

    Words are never lost: a tag that is not allowed goes, its words stay (scripts and styles
    go whole).
    """
    html = without_invisible(html)
    # A tag taken out of a knotted text can leave another knot; a plain one is done in one turn.
    for _ in range(5):
        cleaned = clean_once(html)
        if cleaned == html:
            break
        html = cleaned
    return html


def clean_once(html: str) -> str:
    # Every other figure goes, and what stood inside of a reference comes after it.
    open_references = PLAIN_FIGURE.sub("", cleaner().clean(html))
    return EMPTY.sub("", REFERENCE.sub(r"\g<0></figure>", open_references)).strip()


def plain(html: str) -> str:
    """The words of a text without its markup; a text that was cut off within a tag too."""
    return entities.unescape(TAG.sub(" ", INLINE.sub("", html)))


def photo_ids(html: str) -> list[int]:
    """The photos that a text refers to, each once, in their order."""
    return list(dict.fromkeys(int(found[1]) for found in PHOTO.finditer(html)))


def renumber(html: str, number: Callable[[int], int | None]) -> str:
    """The text, cleaned, with each reference leading to another photo; to None, it goes."""

    def change(reference: re.Match[str]) -> str:
        other = number(int(reference[1]))
        return f'<figure data-photo="{other}"></figure>' if other else ""

    return PHOTO.sub(change, sanitise(html))


def render(html: str, photos: Mapping[int, object]) -> SafeString:
    """The text for readers, with each reference expanded; one to an unknown photo vanishes.

    Links to pages of ours lead to them in the edition that is being read.
    """
    figures = {
        str(pk): render_to_string("news/_figure.html", {"photo": photo})
        for pk, photo in photos.items()
    }
    linked = LINK.sub(lambda link: inside(link[0]), sanitise(html))
    shown = PHOTO.sub(lambda reference: figures.get(reference[1], ""), linked)
    return mark_safe(shown)  # cleaned two lines above
