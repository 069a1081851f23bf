"""Files that somebody might send as a picture, by name: made here, so that none lies about."""

import io
import re
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, PngImagePlugin

from tests.factories import picture_bytes

SCRIPT = b"<script>alert(1)</script>"
PHONE = b"Samsung Galaxy"


def saved(image: Image.Image, kind: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png_with(*chunks: bytes) -> bytes:
    """A small PNG with these chunks after its header."""
    plain = picture_bytes(kind="PNG")
    return plain[:33] + b"".join(chunks) + plain[33:]


def bomb(width: int, height: int, pixels: bytes = b"\0" * 1000) -> bytes:
    """A PNG of a few bytes that says it is that large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels, 9))
    return b"\x89PNG\r\n\x1a\n" + data + chunk(b"IEND", b"")


def jpeg_with(segment: bytes, marker: int = 0xE1, times: int = 1) -> bytes:
    """A small JPEG with an APP segment after its beginning."""
    plain = picture_bytes()
    one = bytes([0xFF, marker]) + struct.pack(">H", len(segment) + 2) + segment
    return plain[:2] + one * times + plain[2:]


def painted_over(times: int, before: bytes = b"") -> bytes:
    """A progressive JPEG whose last pass is there that many times: minutes for a decoder."""
    plain = picture_bytes(2000, 2000, progressive=True)
    last = [found.start() for found in re.finditer(b"\xff\xda", plain)][-1]
    return plain[:-2] + (before + plain[last:-2]) * times + plain[-2:]


def turned(orientation: int) -> bytes:
    """A picture that is upright, red at its top, once it is turned as its mark says."""
    upright = Image.new("RGB", (300, 200), "white")
    upright.paste("red", (0, 0, 300, 60))
    back = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    for turn in back.get(orientation, []):
        upright = upright.transpose(turn)
    return saved(upright, "JPEG", exif=marks(orientation))


def marks(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = PHONE.decode()
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken
    return exif


def endless_exif() -> bytes:
    """Sixty thousand marks, each of which says that it is eight megabytes long."""
    size = 8_000_000
    head = b"II*\0" + struct.pack("<LH", 8, 60_000)
    entries = b"".join(struct.pack("<HHLL", number, 7, size, 8) for number in range(60_000))
    return png_with(chunk(b"eXIf", (head + entries).ljust(size, b"\0")))


def frames(kind: str) -> bytes:
    one, two = Image.new("RGB", (60, 40), "red"), Image.new("RGB", (60, 40), "blue")
    return saved(one, kind, save_all=True, append_images=[two], duration=100)


def grey(mode: str) -> bytes:
    return saved(Image.new(mode, (400, 300), 1), "PNG")


def palette() -> bytes:
    """Black, of which nothing is seen."""
    image = Image.new("P", (300, 200), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    return saved(image, "PNG", transparency=0)


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("index.html", SCRIPT)
    return buffer.getvalue()


def with_text() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SCRIPT.decode())
    text.add_itxt("XML:com.adobe.xmp", SCRIPT.decode(), zip=True)
    return saved(Image.new("RGB", (300, 200)), "PNG", pnginfo=text)


def ftyp(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + b"\0" * 400


ZEROS = zlib.compress(b"\0" * 60_000_000, 9)
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
# The words for red and for green exchanged.
EXCHANGED = PROFILE.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
PLAIN = picture_bytes(800, 800)
PNG = picture_bytes(kind="PNG")
NOISE = saved(Image.effect_noise((800, 800), 60).convert("RGB"), "JPEG", progressive=True)

# Each with the beginning of what the editor reads.
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "Сурет файлы бос"),
    "text": ("бұл сурет емес".encode(), "Сурет ашылмады"),
    "script": (SCRIPT, "Сурет ашылмады"),
    "page": (b"<!doctype html><img src=x onerror=alert(1)>", "Сурет ашылмады"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>", "Сурет ашылмады"),
    "pdf": (b"%PDF-1.7\n", "Сурет ашылмады"),
    "zip": (zipped(), "Сурет ашылмады"),
    "program": (b"\x7fELF" + b"\0" * 500, "Сурет ашылмады"),
    "bmp": (picture_bytes(20, 20, kind="BMP"), "Сурет ашылмады"),
    "tiff": (picture_bytes(20, 20, kind="TIFF"), "Сурет ашылмады"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "Сурет ашылмады"),
    "gif": (b"GIF89a\x01\0\x01\0\0\0\0;" + SCRIPT, "Сурет GIF форматында"),
    "moving gif": (frames("GIF"), "Сурет GIF форматында"),
    "moving png": (frames("PNG"), "Сурет қозғалмалы"),
    "moving webp": (frames("WEBP"), "Сурет қозғалмалы"),
    "moving avif": (frames("AVIF"), "Сурет қозғалмалы"),
    "heic": (ftyp(b"heic"), "Сурет HEIC форматында"),
    "heif": (ftyp(b"mif1"), "Сурет HEIC форматында"),
    "broken avif": (ftyp(b"avif"), "Сурет ашылмады"),
    "first bytes of a jpeg": (b"\xff\xd8\xff", "Сурет файлы бүлінген"),
    "truncated jpeg": (PLAIN[:400], "Сурет файлы бүлінген"),
    "half a jpeg": (NOISE[: len(NOISE) // 2], "Сурет файлы бүлінген"),
    "cut jpeg": (PLAIN[:-300], "Сурет файлы бүлінген"),
    "first bytes of a png": (PNG[:20], "Сурет файлы бүлінген"),
    "truncated png": (PNG[:60], "Сурет файлы бүлінген"),
    "cut png": (PNG[:-40], "Сурет файлы бүлінген"),
    "broken png": (PNG.replace(b"IDAT", b"IDAX"), "Сурет файлы бүлінген"),
    "truncated webp": (picture_bytes(kind="WEBP")[:-50], "Сурет файлы бүлінген"),
    "truncated avif": (picture_bytes(kind="AVIF")[:-60], "Сурет файлы бүлінген"),
    "bomb": (bomb(13300, 13300), "Сурет тым үлкен"),
    "wide bomb": (bomb(60000, 10), "Сурет тым үлкен"),
    "huge bomb": (bomb(2**31 - 1, 2**31 - 1), "Сурет тым үлкен"),
    "no width": (bomb(0, 10), "Сурет файлы бүлінген"),
    "too many bytes": (b"\xff\xd8" + b"\0" * (12 * 1024 * 1024), "Сурет тым үлкен"),
    "text bomb": (
        png_with(*[chunk(b"zTXt", b"Comment\0\0" + ZEROS)] * 20),
        "Сурет файлы бүлінген",
    ),
    "painted over": (painted_over(4000), "Сурет файлы бүлінген"),
    "painted over, padded": (painted_over(4000, b"\xff\xff\xff"), "Сурет файлы бүлінген"),
    "all segments": (jpeg_with(b"", times=20_000), "Сурет файлы бүлінген"),
    "all padding": (PLAIN[:2] + b"\xff" * 200_000 + PLAIN[2:], "Сурет файлы бүлінген"),
    "all chunks": (png_with(chunk(b"aaAa", b"") * 20_000), "Сурет файлы бүлінген"),
    "profile bomb": (png_with(chunk(b"iCCP", b"sRGB\0\0" + ZEROS)), "Сурет файлы бүлінген"),
}

ACCEPTED: dict[str, bytes] = {
    "jpeg": PLAIN,
    "png": PNG,
    "webp": picture_bytes(kind="WEBP"),
    "avif": picture_bytes(kind="AVIF"),
    "progressive": NOISE,
    "printers' colours": saved(Image.new("CMYK", (300, 200), (0, 80, 80, 0)), "JPEG"),
    "16 bits": grey("I;16"),
    "1 bit": grey("1"),
    "grey with transparency": saved(Image.new("LA", (300, 200), (9, 99)), "PNG"),
    "palette with transparency": palette(),
    "script after a jpeg": PLAIN + SCRIPT,
    "script in a comment": jpeg_with(SCRIPT, marker=0xFE),
    "script in a png": with_text(),
    "zip after a jpeg": PLAIN + zipped(),
    "zip after a png": PNG + zipped(),
    "film after a jpeg": PLAIN + b"\0\0\0\x18ftypmp42" + b"\xff\xda" * 5000,
    "two pictures in one": frames("MPO"),
    "marks that are no marks": jpeg_with(b"Exif\0\0" + PHONE * 100),
    "many marks": jpeg_with(b"Exif\0\0II*\0" + PHONE * 4000, times=100),
    "endless marks": endless_exif(),
    "profile": saved(Image.new("RGB", (300, 200)), "JPEG", icc_profile=PROFILE),
    "broken profile": saved(Image.new("RGB", (300, 200)), "JPEG", icc_profile=SCRIPT * 9),
    "more pixels than it says": bomb(300, 200, pixels=b"\0" * 60_000_000),
    **{f"turned {number}": turned(number) for number in range(1, 9)},
}
