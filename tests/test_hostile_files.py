"""Hostile, broken and odd files, sent as an editor sends them: a sentence, and nothing left."""

import io

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from news import opening, pictures
from news.models import Photo
from tests.factories import picture_bytes
from tests.hostile import (
    ACCEPTED,
    EXCHANGED,
    PHONE,
    REFUSED,
    SCRIPT,
    grey,
    palette,
    saved,
    turned,
)

UPLOAD = "/redaksia/news/photo/upload/"


def send(desk, content, name="kopir.jpg"):
    files = [SimpleUploadedFile(name, content, "image/jpeg")]
    return desk.post(UPLOAD, {"files": files}, headers={"Accept": "application/json"})


def files():
    return {path for path in settings.FILES_ROOT.rglob("*") if path.is_file()}


def contents(photo):
    for path in pictures.paths(photo.renditions):
        with default_storage.open(path) as file:
            yield file.read()


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_hostile_file_is_refused_in_a_sentence_and_leaves_nothing(desk, content, sentence):
    before = files()
    answer = send(desk, content)
    assert answer.status_code == 200
    [card] = answer.json()["cards"]
    assert f"</strong> {sentence}" in card
    assert not Photo.objects.exists()
    assert files() == before


@pytest.mark.parametrize("content", ACCEPTED.values(), ids=ACCEPTED)
def test_an_odd_file_is_written_anew_without_what_it_carried(desk, content):
    assert send(desk, content, "zhalgan.gif").status_code == 200
    photo = Photo.objects.get()
    for written in contents(photo):
        assert not Image.open(io.BytesIO(written)).getexif()
        for hostile in (SCRIPT, PHONE, b"Exif", b"PK\x03\x04", b"GPS"):
            assert hostile not in written
    with photo.original.open() as kept:
        assert kept.read() == content, "the original is kept as it was, for the newsroom alone"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_upright(orientation):
    upright = opening.open_photo(turned(orientation))
    assert upright.size == (300, 200)
    red, green, _ = upright.getpixel((150, 20))
    assert red > 200 > 100 > green
    assert min(upright.getpixel((150, 180))) > 200


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        (saved(Image.new("CMYK", (90, 60), (0, 255, 255, 0)), "JPEG"), (255, 0, 0)),
        (palette(), (255, 255, 255)),
        (saved(Image.new("LA", (90, 60), (0, 0)), "PNG"), (255, 255, 255)),
        (grey("1"), (255, 255, 255)),
        (saved(Image.new("RGB", (90, 60), "red"), "PNG", icc_profile=EXCHANGED), (0, 255, 0)),
    ],
    ids=["printers' colours", "transparent palette", "transparent grey", "1 bit", "profile"],
)
def test_colours_are_as_they_were_meant(content, colour):
    assert opening.open_photo(content).getpixel((9, 9)) == pytest.approx(colour, abs=12)


@pytest.mark.parametrize(
    "name",
    [
        "a" * 250 + ".jpg",
        "../../../../etc/passwd.jpg",
        "C:\\Users\\Айгүл\\сурет.jpg",
        "сурет \u202egpj.exe",
        "<script>alert(1)</script>.jpg",
        "no ending",
        ".jpg",
        "сурет.php",
        "a.jpg\r\nX: y",
    ],
)
def test_the_name_of_a_file_does_no_harm(desk, name):
    before = files()
    send(desk, picture_bytes(), name)
    photo = Photo.objects.get()
    assert photo.original.name[:24].isalnum()
    assert photo.original.name[24:] in ("", ".jpg")
    assert all(path.parent != settings.FILES_ROOT.parent for path in files() - before)


def test_a_decoder_that_dies_takes_nobody_along(monkeypatch, tmp_path):
    script = tmp_path / "decoder.py"
    script.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr(opening, "DECODER", script)
    with pytest.raises(opening.Refused, match="бүлінген"):
        opening.open_photo(picture_bytes())
