"""A card as a JPEG: a photo's best part, or the headline where there is no photo."""

import io

from django.core.files.storage import default_storage
from PIL import Image, ImageDraw

from news.pictures import crop
from syndication.cards.facts import HEIGHT, WIDTH, Card
from syndication.cards.letters import BOLD, REGULAR, lines, shortened, write

MOST_BYTES = 300_000  # some messengers show no picture that is larger
MARGIN = 72
# The deep colour of each palette (static/css/tokens.css).
GROUNDS = {"river": "#003550", "steppe": "#213d1a", "tulip": "#5c1917", "night": "#392b5d"}
SIZES = (76, 68, 60, 52, 46)
MOST_LINES = 5


def drawn(card: Card) -> bytes:
    """:raises OSError: the photo's file is gone"""
    return packed(photographed(card) if card.photo else written(card))


def photographed(card: Card) -> Image.Image:
    with default_storage.open(card.photo) as file, Image.open(file) as photo:
        focal_point = card.focal_x / 100, card.focal_y / 100
        cut = crop(photo.convert("RGB"), WIDTH / HEIGHT, focal_point)
        return cut.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS, reducing_gap=2)


def written(card: Card) -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUNDS.get(card.palette, GROUNDS["river"]))
    draw = ImageDraw.Draw(image)
    most = WIDTH - 2 * MARGIN
    write(draw, (MARGIN, MARGIN + 28), shortened(card.section, 34, most), 34, REGULAR)
    size, headline = fitted(card.title, most)
    for number, line in enumerate(headline):
        write(draw, (MARGIN, 140 + size + number * size * 1.22), line, size, BOLD)
    draw.rectangle((MARGIN, HEIGHT - 122, MARGIN + 96, HEIGHT - 116), fill="white")
    write(draw, (MARGIN, HEIGHT - MARGIN + 8), shortened(card.paper, 40, most), 40, BOLD)
    return image


def fitted(title: str, most: float) -> tuple[int, list[str]]:
    """The largest letters in which the headline has room, and its lines; the end may be cut."""
    for size in SIZES:
        found = lines(title, size, most)
        if len(found) * size * 1.22 <= 365:
            return size, found
    *kept, last = found[:MOST_LINES]
    return size, [*kept, shortened(f"{last} {found[MOST_LINES]}", size, most)]


def packed(image: Image.Image) -> bytes:
    for quality in (84, 74, 62, 48, 30):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= MOST_BYTES:
            break
    return buffer.getvalue()
