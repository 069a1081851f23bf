"""Photos at the desk: uploaded, described, refused in a sentence."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from news.models import Photo
from tests.factories import (
    picture_bytes,
)


def errors(response):
    return str(response.context["adminform"].form.errors)


def photo_form(**fields):
    file = SimpleUploadedFile("сурет.jpg", picture_bytes(1300, 900), "image/jpeg")
    plain = {"original": file, "alt": "Көпір", "caption": "", "credit": "", "rights": ""}
    return plain | {"focal_x": 50, "focal_y": 40} | fields


def test_a_photo_is_uploaded_described_and_looked_at(desk):
    assert desk.post("/redaksia/news/photo/add/", photo_form()).status_code == 302
    photo = Photo.objects.get()
    assert photo.renditions["whole"]
    small = desk.get(f"/redaksia/news/photo/{photo.pk}/thumb/")
    assert small["Location"].startswith("/media/photos/")
    assert "сурет" not in photo.original.name


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"alt": " "}, "Суретті сипаттаңыз"),
        ({"original": ""}, "original"),
        ({"original": SimpleUploadedFile("x.jpg", b"<script>")}, "Сурет ашылмады"),
        ({"focal_x": 101}, "focal_x"),
    ],
)
def test_a_photo_that_cannot_be_shown_is_refused(desk, fields, sentence):
    response = desk.post("/redaksia/news/photo/add/", photo_form(**fields))
    assert sentence in errors(response)
    assert not Photo.objects.exists()


def test_a_decorative_photo_needs_no_words(desk):
    sent = photo_form(alt="", decorative="on")
    assert desk.post("/redaksia/news/photo/add/", sent).status_code == 302
