"""Words in the paper's own face, which is cut for Kazakh: Cyrillic in one file, Latin in another.

Both are variable fonts; what neither has (an emoji) is left out.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from django.contrib.staticfiles import finders
from PIL import ImageDraw, ImageFont

CYRILLIC = {chr(code) for code in range(0x410, 0x450)} | set("ЁёІі№ӘәҒғҚқҢңӨөҰұҮүҺһ")
CYRILLIC |= set("0123456789 .,:;!?-–—«»“”„\"'’()%/&+…")
LATIN = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄäıÖöÜüÝýÑñÁáÓóÚúĞğİŊŋŞşŪūŃń")
BOLD, REGULAR = 800, 400


@cache
def face(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """:param weight: 400 to 800"""
    path = finders.find(f"fonts/literata-{name}.woff2")
    font = ImageFont.truetype(str(path), size)
    font.set_variation_by_axes([weight])
    return font


def name_of(letter: str) -> str:
    return "cyrillic" if letter in CYRILLIC else "latin" if letter in LATIN else ""


def runs(text: str, size: int, weight: int) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    for name, letters in groupby(text, name_of):
        if name:
            yield "".join(letters), face(name, size, weight)


def width(text: str, size: int, weight: int) -> float:
    return sum(font.getlength(run) for run, font in runs(text, size, weight))


def write(
    draw: ImageDraw.ImageDraw, place: tuple[float, float], text: str, size: int, weight: int
) -> None:
    """:param place: where the line begins, on its baseline"""
    left, base = place
    for run, font in runs(text, size, weight):
        draw.text((left, base), run, fill="white", font=font, anchor="ls")
        left += font.getlength(run)


def lines(text: str, size: int, most: float) -> list[str]:
    """The words in lines of at most `most` pixels; a longer word has a line of its own, cut."""
    found: list[str] = []
    for word in text.split():
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, size, BOLD) <= most:
            found[-1] = longer
        else:
            found.append(shortened(word, size, most))
    return found


def shortened(text: str, size: int, most: float) -> str:
    if width(text, size, BOLD) <= most:
        return text
    while text and width(f"{text}…", size, BOLD) > most:
        text = text[:-1]
    return f"{text}…"
