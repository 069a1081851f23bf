"""A PDF that somebody sends: refused in a sentence, else counted and drawn in another process.

What it is, its content says; what is wrong with it is found before anything of it is stored.
"""

import hashlib
import io
import json
import logging
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.core.files import File
from PIL import Image

from news.opening import Refused

logger = logging.getLogger(__name__)

SCRIPT = Path(__file__).with_name("pdfium.py")
LARGEST_FILE = 40 * 1024 * 1024
LONGEST_SIDE = 3000  # pixels of a page; the script draws smaller ones
PATIENCE = 60  # seconds, on a machine that has much else to do
# One at a time in each process: a page may take as much memory as the script is given.
OPENING = threading.Lock()
HEAD, TAIL = 1024, 2048  # bytes in which a PDF says that it is one, and that it is whole

EMPTY = "PDF файлы бос, ішінде ештеңе жоқ."
HEAVY = (
    "PDF тым үлкен: 40 мегабайттан аспауы керек. Баспаханаға емес, сайтқа арнап, "
    "суреттерін сығып шығарыңыз."
)
STRANGER = "Бұл – PDF емес. Газеттің PDF файлын таңдаңыз."
HALF = "PDF файлы толық көшірілмеген: соңы жоқ. Түпнұсқасын қайта көшіріп, жүктеңіз."
BROKEN = "PDF файлы бүлінген, ашылмады. Беттеу бағдарламасынан қайта шығарып, жүктеңіз."
LOST = "PDF файлы қоймадан табылмады. Қайта жүктеңіз."
SENTENCES = {
    "password": "PDF құпиясөзбен жабылған. Құпиясөзін алып тастап, қайта жүктеңіз.",
    "many": "PDF файлында бет тым көп: {most} беттен аспауы керек.",
    "odd": "{page}-беттің өлшемі газет бетіне ұқсамайды. Өлшемін тексеріп, қайта шығарыңыз.",
}


class Looked(NamedTuple):
    """What is known of a PDF that is taken."""

    pages: int
    fingerprint: str
    """The SHA-256 of its content."""


def look(file: File) -> Looked:
    """Whether the PDF is taken; the file stays open, and is stored afterwards.

    :raises Refused: it is not.
    """
    if not file.size:
        raise Refused(EMPTY)
    if file.size > LARGEST_FILE:
        raise Refused(HEAVY)
    with copied(file) as copy:
        refuse_by_its_ends(copy)
        copy.seek(0)
        fingerprint = hashlib.sha256(copy.read()).hexdigest()
        with asked(copy) as (facts, _):
            return Looked(facts["pages"], fingerprint)


@contextmanager
def copied(file: File) -> Iterator[IO[bytes]]:
    """The file on this machine's disk, wherever it lies; another process can be given it."""
    with tempfile.TemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        yield copy


def refuse_by_its_ends(copy: IO[bytes]) -> None:
    copy.seek(0)
    if b"%PDF-" not in copy.read(HEAD):
        raise Refused(STRANGER)
    copy.seek(max(0, copy.seek(0, 2) - TAIL))
    # PDFium would put together what is there, and leave out pages that did not come.
    if b"%%EOF" not in copy.read():
        raise Refused(HALF)


@contextmanager
def drawn(copy: IO[bytes], number: int) -> Iterator[tuple[Image.Image, str]]:
    """Page `number` of the PDF, from 1: its picture, and its text as it stands there.

    :raises Refused: it cannot be drawn.
    """
    with asked(copy, str(number)) as (facts, pixels):
        try:
            picture = Image.open(io.BytesIO(pixels.read()), formats=["PPM"])
            if max(picture.size) > LONGEST_SIDE:
                raise Refused(BROKEN)
            picture.load()
        except (OSError, Image.DecompressionBombError) as reason:
            raise Refused(BROKEN) from reason
        yield picture, facts["text"]


@contextmanager
def asked(copy: IO[bytes], *words: str) -> Iterator[tuple[dict[str, Any], IO[bytes]]]:
    """What the script says of the PDF, and what follows that line.

    :raises Refused: it found a fault, or did not come to an end within its bounds.
    """
    command = [sys.executable, "-I", str(SCRIPT), *words]
    with tempfile.TemporaryFile() as said:
        copy.seek(0)
        try:
            with OPENING:
                subprocess.run(
                    command,
                    stdin=copy,
                    stdout=said,
                    stderr=subprocess.PIPE,
                    timeout=PATIENCE,
                    check=True,
                )
            said.seek(0)
            facts = json.loads(said.readline())
        except (subprocess.SubprocessError, ValueError) as reason:
            told = (getattr(reason, "stderr", None) or b"").decode(errors="replace").strip()
            logger.warning("A PDF was not read: %s", told.rpartition("\n")[2] or reason)
            raise Refused(BROKEN) from reason
        if "fault" in facts:
            raise Refused(SENTENCES.get(facts["fault"], BROKEN).format(**facts))
        yield facts, said
