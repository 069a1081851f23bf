"""Decode one picture, in a process of its own with little memory and little time.

Run by news.opening as a script: the file on standard input, its pixels on standard output (PPM:
upright, sRGB, no larger than renditions need them). Whatever a hostile file does to a decoder, it
does it here, and the server goes on. Knows nothing of the project, so that it starts at once.
"""

import contextlib
import io
import resource
import sys
import warnings

from PIL import Image, ImageCms, ImageOps

MEMORY = 1536 * 1024 * 1024  # bytes of addresses; the largest picture that is taken uses 800 MB
SECONDS = 8  # of processor time; the slowest picture that is taken uses two
LARGEST = (2880, 4320)  # twice the widest rendition: enough to cut a card from a panorama
# The header was read before, by the caller, who refuses what is too large.
Image.MAX_IMAGE_PIXELS = None


def main() -> None:
    limit(resource.RLIMIT_AS, MEMORY)
    limit(resource.RLIMIT_CPU, SECONDS)
    warnings.simplefilter("ignore")  # of marks in the file that are no matter of ours
    opened = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=sys.argv[1:])
    decode(opened).save(sys.stdout.buffer, "PPM")


def limit(what: int, most: int) -> None:
    # Some systems refuse a limit of addresses; the areas that are taken bound them there.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


def decode(opened: Image.Image) -> Image.Image:
    profile = opened.info.get("icc_profile")
    image = smooth(opened)
    image.thumbnail(LARGEST, reducing_gap=2)
    return upright(in_srgb(on_paper(image), profile))


def smooth(image: Image.Image) -> Image.Image:
    """The picture in shades that can be averaged: no palette, no single bits, no 16 of them."""
    if image.mode.startswith("I"):
        # Pillow would cut off what is above 255.
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if image.mode in ("1", "P", "PA"):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def on_paper(image: Image.Image) -> Image.Image:
    """White where the picture is transparent."""
    if not image.has_transparency_data:
        return image
    coloured = image.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(paper, coloured).convert("RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as they were meant, where the file says how; else as they are."""
    if profile:
        with contextlib.suppress(ImageCms.PyCMSError, ValueError, TypeError, OSError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(image, own, srgb, outputMode="RGB") or image
    return image.convert("RGB")


def upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held; a mark that cannot be read turns nothing."""
    with contextlib.suppress(Exception):
        return ImageOps.exif_transpose(image)
    return image


if __name__ == "__main__":
    main()
