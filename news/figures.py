"""What stands in a text besides words: a photo, a gallery, the cover of a video or a post.

Each is a reference only, and what readers see in its place is drawn when they do:

    <figure data-photo="7"></figure>
    <figure data-gallery="7,8,9"></figure>
    <figure data-embed="youtube:dQw4w9WgXcQ" data-title="Көпірдің ашылуы"></figure>
"""

import html as entities
import re
from collections.abc import Callable, Iterator, Mapping

from django.template.loader import render_to_string
from django.utils.html import escape

from news.embeds import cover_of

NUMBER = "[0-9]{1,18}"
MOST_IN_GALLERY = 50
LONGEST_TITLE = 200
VALUES = {
    "data-photo": re.compile(NUMBER),
    "data-gallery": re.compile(f"{NUMBER}(?:,{NUMBER}){{0,{MOST_IN_GALLERY - 1}}}"),
    "data-embed": re.compile(r"[a-z]{1,20}:[A-Za-z0-9_.@/-]{1,180}"),
}
OPENING = re.compile(r'<figure((?: [a-z-]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
PHOTOS = re.compile(r'<figure data-(photo|gallery)="([0-9,]+)"></figure>')
COVER = re.compile(r'<figure data-embed="([^"]*)"(?: data-title="([^"]*)")?></figure>')
# Readers of tags that are no parsers meet no bracket in a title.
BRACKETS = str.maketrans("<>", "‹›")

Change = Callable[[int], int | None]
Photos = Mapping[int, object]


def attribute(name: str, value: str) -> str | None:
    """The value of a figure's attribute as it is kept; None if it is no such value."""
    if name == "data-title":
        return " ".join(value.translate(BRACKETS).split())[:LONGEST_TITLE].strip() or None
    return value if VALUES[name].fullmatch(value) else None


def reference(opening: re.Match[str]) -> str:
    """A figure's tag as a whole reference in its one form; "" for one that refers to nothing."""
    said = dict(ATTRIBUTE.findall(opening[1]))
    name = next((name for name in VALUES if name in said), None)
    if not name:
        return ""
    titled = name == "data-embed" and "data-title" in said
    title = f' data-title="{said["data-title"]}"' if titled else ""
    return f'<figure {name}="{said[name]}"{title}></figure>'


def photo_ids(html: str) -> Iterator[int]:
    for found in PHOTOS.finditer(html):
        yield from map(int, found[2].split(","))


def renumbered(html: str, number: Change) -> str:
    def change(found: re.Match[str]) -> str:
        others = [str(other) for other in map(number, map(int, found[2].split(","))) if other]
        return f'<figure data-{found[1]}="{",".join(others)}"></figure>' if others else ""

    return PHOTOS.sub(change, html)


def titles_as_words(html: str) -> str:
    """What covers say becomes words of the text, for search; what they lead to does not."""
    return COVER.sub(lambda found: f"<p>{found[2] or ''}</p>", html)


def drawn(html: str, photos: Photos) -> str:
    """A clean text with everything drawn; what is not known vanishes, a cover's words stay."""
    with_covers = COVER.sub(draw_cover, html)
    return PHOTOS.sub(lambda found: draw_photos(found[2], photos), with_covers)


def draw_photos(numbers: str, photos: Photos) -> str:
    known = [photos[pk] for pk in map(int, numbers.split(",")) if pk in photos]
    if len(known) > 1:
        return render_to_string("news/_gallery.html", {"photos": known})
    return "".join(render_to_string("news/_figure.html", {"photo": photo}) for photo in known)


def draw_cover(found: re.Match[str]) -> str:
    title = entities.unescape(found[2] or "")
    if cover := cover_of(found[1]):
        return render_to_string("news/_cover.html", {"cover": cover, "title": title})
    return f"<p>{escape(title)}</p>" if title else ""
