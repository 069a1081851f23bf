"""Opening what somebody sent as a picture: refused by its header, decoded elsewhere.

A name or a browser's word for a file is worth nothing: what it is, its content says.
"""

import io
import logging
import subprocess
import sys
import threading
import warnings
from pathlib import Path

from django.core.files import File
from PIL import Image

from kazakh import spaced
from news.laborious import is_laborious

logger = logging.getLogger(__name__)

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
LARGEST_FILE = 12 * 1024 * 1024
LARGEST_AREA = 40_000_000
LONGEST_SIDE = 12_000
DECODER = Path(__file__).with_name("decoding.py")
PATIENCE = 30  # seconds, on a machine that has much else to do
DECODING = threading.Lock()

UNKNOWN = "Сурет ашылмады: JPEG, PNG, WebP немесе AVIF файлын жүктеңіз."
BROKEN = "Сурет файлы бүлінген немесе толық көшірілмеген. Түпнұсқасын қайта жүктеңіз."
EMPTY = "Сурет файлы бос, ішінде ештеңе жоқ."
HEAVY = "Сурет тым үлкен: 12 мегабайттан аспауы керек."
GIANT = "Сурет тым үлкен: 40 миллион нүктеден аспауы керек."
LOST = "Суреттің түпнұсқа файлы табылмады."
MOVING = "Сурет қозғалмалы екен: бір кадрын JPEG етіп сақтап, соны жүктеңіз."
GIF = "Сурет GIF форматында: JPEG немесе PNG етіп сақтап, қайта жүктеңіз."
HEIC = (
    "Сурет HEIC форматында, ол ашылмайды. JPEG етіп сақтап жүктеңіз; iPhone бұдан былай "
    "JPEG түсіруі үшін баптауларынан «Камера» → «Форматтар» → «Ең үйлесімді» дегенді таңдаңыз."
)
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


class Refused(Exception):
    """A file that is not taken, with the sentence that tells the editor why."""


def read(file: File) -> bytes:
    """The content of a file, which stays open: an upload is stored from it afterwards.

    :raises Refused: it is too large, or not there.
    :raises ConnectionError: the storage is away, and nobody can say.
    """
    try:
        if file.size > LARGEST_FILE:
            raise Refused(HEAVY)
        file.open("rb")
        return file.read()
    except ConnectionError:
        raise
    except OSError as reason:
        raise Refused(LOST) from reason


def open_photo(content: bytes) -> Image.Image:
    """Decode a photo, upright, in sRGB and no larger than renditions need it.

    :raises Refused: too large, broken, or no picture of the formats that are taken.
    """
    if not content:
        raise Refused(EMPTY)
    kind = read_header(content)
    command = [sys.executable, "-P", str(DECODER), kind]
    # One at a time: a large one takes half a gigabyte while it is decoded.
    with DECODING:
        try:
            done = subprocess.run(
                command, input=content, capture_output=True, timeout=PATIENCE, check=True
            )
        except subprocess.SubprocessError as reason:
            said = (getattr(reason, "stderr", None) or b"").decode(errors="replace").strip()
            logger.warning("A picture was not decoded: %s", said.rpartition("\n")[2] or reason)
            raise Refused(BROKEN) from reason
    return Image.open(io.BytesIO(done.stdout), formats=["PPM"])


def read_header(content: bytes) -> str:
    """What kind of picture it is, by all that can be known without decoding it.

    :raises Refused: it is none, or one that should not be decoded.
    """
    if is_laborious(content):
        raise Refused(BROKEN)
    try:
        with warnings.catch_warnings():
            # Marks that are no matter of ours; and sizes, which are refused in our own words.
            warnings.simplefilter("ignore")
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as reason:
        raise Refused(GIANT) from reason
    except Exception as reason:
        # Pillow's readers fail in many ways on broken files, and each means the same here.
        raise Refused(name_of_stranger(content)) from reason
    refuse_giant(*opened.size)
    if getattr(opened, "is_animated", False) and opened.format != "MPO":
        raise Refused(MOVING)
    # A camera's file of several pictures begins with the one that was meant.
    return "JPEG" if opened.format == "MPO" else str(opened.format)


def refuse_giant(width: int, height: int) -> None:
    if width * height > LARGEST_AREA or max(width, height) > LONGEST_SIDE:
        size = f"{spaced(width)} × {spaced(height)}"
        raise Refused(f"Сурет тым үлкен: {size} нүкте. Кішірейтіп, қайта жүктеңіз.")


def name_of_stranger(content: bytes) -> str:
    """The sentence for a file that no reader of ours knows."""
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return HEIC
    if content.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF")):
        return BROKEN
    return UNKNOWN
