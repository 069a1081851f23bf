"""Renditions: what readers are sent instead of a photo's original.

Every file is decoded and written anew, so nothing of what it carried (place, device, scripts)
reaches anybody. A file is refused by its header before it is decoded.
"""

import hashlib
import io
import threading
import warnings
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from kazakh import spaced

FORMATS = ("JPEG", "PNG", "WEBP")
LARGEST_FILE = 12 * 1024 * 1024
LARGEST_AREA = 40_000_000
LONGEST_SIDE = 12_000
ENOUGH = 2880  # pixels of width to make the widest rendition from
DECODING = threading.Lock()

# Each shape: the ratio of its sides (None: as photographed) and the widths that pages ask for.
SHAPES: dict[str, tuple[float | None, tuple[int, ...]]] = {
    "whole": (None, (480, 960, 1440)),
    "card": (3 / 2, (240, 480, 960)),
}
ENCODINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "webp": ("WEBP", {"quality": 76, "method": 2}),
    "jpg": ("JPEG", {"quality": 78, "optimize": True, "progressive": True}),
}


class Refused(Exception):
    """A file that is not taken, with the sentence that tells the editor why."""


def make_renditions(
    file: File, focal_point: tuple[float, float], *, made: dict[str, Any]
) -> dict[str, Any]:
    """Write every shape, width and encoding of a photo into the public storage.

    :param focal_point: what must stay visible, from 0, 0 (top left) to 1, 1.
    :param made: what this gave before; given back when neither file nor focal point changed.
    :returns: `name`, and for each shape its sizes, narrowest first: width, height, and the path
        of the file in each encoding.
    :raises Refused: see `open_photo`.
    """
    content = read(file)
    recipe = repr((focal_point, SHAPES, ENCODINGS)).encode()
    name = hashlib.sha256(content + recipe).hexdigest()[:24]
    if made.get("name") == name:
        return made
    photo = open_photo(content)
    shapes = {shape: write_shape(photo, shape, name, focal_point) for shape in SHAPES}
    return {"name": name, **shapes}


def read(file: File) -> bytes:
    """The content of a file, which stays open: an upload is stored from it afterwards."""
    try:
        if file.size > LARGEST_FILE:
            raise Refused("Сурет тым үлкен: 12 мегабайттан аспауы керек.")
        file.open("rb")
        return file.read()
    except OSError as reason:
        raise Refused("Суреттің түпнұсқа файлы табылмады.") from reason


def write_shape(
    photo: Image.Image, shape: str, name: str, focal_point: tuple[float, float]
) -> list[dict[str, Any]]:
    ratio, widths = SHAPES[shape]
    cut = crop(photo, ratio, focal_point)
    # A small photo is never blown up.
    sizes = sorted({min(width, cut.width) for width in widths})
    return [write(cut, width, f"{name}-{shape}") for width in sizes]


def open_photo(content: bytes) -> Image.Image:
    """Decode a photo, upright, in RGB and no larger than renditions need it.

    :raises Refused: too large, broken, or no picture of the formats that are taken.
    """
    try:
        # One at a time: a large one takes half a gigabyte while it is decoded.
        with DECODING, warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
            refuse_giant(*opened.size)
            image = eight_bits(opened)
            image.thumbnail((ENOUGH, LONGEST_SIDE))
            return on_paper(ImageOps.exif_transpose(image))
    except Refused:
        raise
    except Exception as reason:
        # Pillow's decoders fail in many ways on broken files, and each means the same here.
        raise Refused("Сурет ашылмады: JPEG, PNG немесе WebP файлын жүктеңіз.") from reason


def refuse_giant(width: int, height: int) -> None:
    if width * height > LARGEST_AREA or max(width, height) > LONGEST_SIDE:
        size = f"{spaced(width)} × {spaced(height)}"
        raise Refused(f"Сурет тым үлкен: {size} нүкте. Кішірейтіп, қайта жүктеңіз.")


def eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits scaled down to 8, where Pillow would cut off what is above 255."""
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value / 257).convert("L")


def on_paper(image: Image.Image) -> Image.Image:
    """RGB, with white where the picture is transparent."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    coloured = image.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(paper, coloured).convert("RGB")


def crop(image: Image.Image, ratio: float | None, focal_point: tuple[float, float]) -> Image.Image:
    """The largest part of the picture with that ratio, as near to the focal point as it goes."""
    if ratio is None:
        return image
    width = min(image.width, max(1, round(image.height * ratio)))
    height = min(image.height, max(1, round(image.width / ratio)))
    left = fit(focal_point[0] * image.width - width / 2, image.width - width)
    top = fit(focal_point[1] * image.height - height / 2, image.height - height)
    return image.crop((left, top, left + width, top + height))


def fit(offset: float, most: int) -> int:
    return max(0, min(round(offset), most))


def write(image: Image.Image, width: int, name: str) -> dict[str, Any]:
    """Write one size in each encoding, unless the same picture was written before."""
    height = max(1, round(image.height * width / image.width))
    paths = {kind: f"photos/{name[:2]}/{name}-{width}.{kind}" for kind in ENCODINGS}
    if not all(default_storage.exists(path) for path in paths.values()):
        small = image.resize((width, height), Image.Resampling.LANCZOS)
        for kind, path in paths.items():
            store(small, path, kind)
    return {"width": width, "height": height, **paths}


def store(image: Image.Image, path: str, kind: str) -> None:
    encoding, options = ENCODINGS[kind]
    buffer = io.BytesIO()
    image.save(buffer, encoding, **options)
    try:
        if not default_storage.exists(path):
            default_storage.save(path, ContentFile(buffer.getvalue()))
    except OSError:
        # Half of a file under a whole file's name would be taken for it the next time.
        default_storage.delete(path)
        raise


def remove(renditions: dict[str, Any]) -> None:
    """Take a photo's files from readers."""
    for shape in SHAPES:
        for one in renditions.get(shape, []):
            for kind in ENCODINGS:
                default_storage.delete(one[kind])


def address(path: str) -> str:
    return default_storage.url(path)
