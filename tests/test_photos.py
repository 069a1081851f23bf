"""Photos: decoded, turned, cut about the focal point, written anew; hostile files refused."""

import io
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image, ImageChops

from news import history, library, opening, pictures
from news.models import Photo
from tests.factories import make_article, make_photo, picture_bytes

DAY = date(2026, 11, 24)


def rendition(photo, shape, index, kind):
    with default_storage.open(photo.renditions[shape][index][kind]) as file:
        return Image.open(io.BytesIO(file.read()))


def test_renditions_are_made_when_a_photo_is_stored(db):
    photo = make_photo(content=picture_bytes(2000, 1500))
    whole = [(one["width"], one["height"]) for one in photo.renditions["whole"]]
    card = [(one["width"], one["height"]) for one in photo.renditions["card"]]
    assert whole == [(480, 360), (960, 720), (1440, 1080)]
    assert card == [(240, 160), (480, 320), (960, 640)]
    assert rendition(photo, "whole", 0, "webp").format == "WEBP"
    assert rendition(photo, "whole", 0, "avif").format == "AVIF"
    assert rendition(photo, "card", 2, "jpg").size == (960, 640)


def test_a_small_photo_is_not_blown_up(db):
    photo = make_photo(content=picture_bytes(300, 200))
    assert [one["width"] for one in photo.renditions["whole"]] == [300]
    assert [one["width"] for one in photo.renditions["card"]] == [240, 300]


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (3, 2)])
def test_odd_shapes_have_renditions(db, size):
    photo = make_photo(content=picture_bytes(*size))
    for shape in pictures.SHAPES:
        for one in photo.renditions[shape]:
            assert one["width"] >= 1
            assert one["height"] >= 1


def test_cards_keep_the_focal_point(db):
    image = Image.new("RGB", (600, 1200), "white")
    image.paste("red", (250, 0, 350, 100))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    top = make_photo(content=buffer.getvalue(), focal_x=50, focal_y=2)
    bottom = make_photo(content=buffer.getvalue(), focal_x=50, focal_y=98)

    def reddest(photo):
        red, _, blue = rendition(photo, "card", -1, "jpg").split()
        return ImageChops.subtract(red, blue).getextrema()[1]

    assert reddest(top) > 150
    assert reddest(bottom) < 60


def test_a_moved_focal_point_makes_new_files_and_a_new_caption_none(db):
    photo = make_photo(content=picture_bytes(900, 1200))
    before = photo.renditions
    photo.caption = "Басқа жазу"
    photo.save()
    assert photo.renditions == before
    photo.focal_y = 90
    photo.save()
    assert photo.renditions["card"][0]["jpg"] != before["card"][0]["jpg"]


def test_phone_photos_are_turned_upright_and_tell_nothing(db):
    image = Image.new("RGB", (800, 400), "white")
    exif = image.getexif()
    exif[0x0112] = 6  # held upright
    exif[0x010F] = "Samsung"
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    photo = make_photo(content=buffer.getvalue())
    small = rendition(photo, "whole", 0, "jpg")
    assert small.height > small.width
    assert not small.getexif()
    with default_storage.open(photo.renditions["whole"][0]["jpg"]) as file:
        assert b"Samsung" not in file.read()


def test_transparent_pictures_stand_on_white(db):
    buffer = io.BytesIO()
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(buffer, "PNG")
    photo = make_photo(content=buffer.getvalue())
    assert rendition(photo, "whole", 0, "jpg").getpixel((5, 5)) == (255, 255, 255)


def test_a_refused_file_leaves_nothing_behind(db):
    before = sum(1 for _ in settings.MEDIA_ROOT.rglob("*"))
    photo = Photo(alt="x", original=ContentFile(b"<script>", name="x.jpg"))
    with pytest.raises(opening.Refused):
        photo.save()
    assert not Photo.objects.exists()
    assert sum(1 for _ in settings.MEDIA_ROOT.rglob("*")) == before


def test_a_polyglot_is_written_anew(client, db):
    photo = make_photo(content=picture_bytes() + b"<script>alert(1)</script>")
    response = client.get(f"/media/{photo.renditions['whole'][0]['jpg']}")
    assert b"<script" not in b"".join(response.streaming_content)


@pytest.mark.parametrize(("kind", "says"), [("avif", "avif"), ("webp", "webp"), ("jpg", "jpeg")])
def test_pictures_are_served_for_ever_and_run_nothing(client, db, kind, says):
    photo = make_photo()
    response = client.get(f"/media/{photo.renditions['card'][0][kind]}")
    assert response.status_code == 200
    assert response["Content-Type"] == f"image/{says}"
    assert "immutable" in response["Cache-Control"]
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert len(b"".join(response.streaming_content)) > 100


@pytest.mark.parametrize(
    "path", ["", "photos/", "../originals/", "..%2foriginals%2fx.jpg", "/etc/passwd", "zhoq.jpg"]
)
def test_nothing_else_is_served(client, db, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_originals_are_served_to_nobody(client, db):
    photo = make_photo()
    name = photo.original.name
    for address in (f"/media/{name}", f"/originals/{name}", f"/media/../originals/{name}"):
        assert client.get(address).status_code == 404


def test_an_article_without_a_picture_looks_meant(client, db):
    make_article(title="Суретсіз")
    page = client.get("/").content.decode()
    assert "lead--plain" in page
    assert "<img" not in page


def test_grey_of_16_bits_keeps_its_shades(db):
    row = b"".join((column * 160).to_bytes(2, "little") for column in range(400))
    image = Image.frombytes("I;16", (400, 100), row * 100)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    small = rendition(make_photo(content=buffer.getvalue()), "whole", 0, "jpg")
    shades = [small.getpixel((x, 50))[0] for x in (20, 200, 380)]
    assert shades == pytest.approx([12, 124, 236], abs=12)


@pytest.mark.django_db(transaction=True)
def test_a_deleted_photo_leaves_no_file(client):
    photo, twin = make_photo(), make_photo(caption="Басқа жазу")
    address = f"/media/{photo.renditions['card'][0]['jpg']}"
    photo.delete()
    shown = client.get(address)
    assert b"".join(shown.streaming_content), "another photo shows the same picture"
    twin.delete()
    assert client.get(address).status_code == 404
    assert not any(path.is_file() for path in settings.ORIGINALS_ROOT.rglob(photo.original.name))


def test_a_lost_original_is_a_sentence(db):
    photo = make_photo()
    photo.original.storage.delete(photo.original.name)
    with pytest.raises(opening.Refused, match="түпнұсқа файлы табылмады"):
        Photo.objects.get(pk=photo.pk).save()


def test_a_file_that_could_not_be_written_is_not_taken_for_whole(db, monkeypatch):
    def full(name, content):
        (settings.MEDIA_ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.MEDIA_ROOT / name).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    with pytest.raises(OSError, match="No space"):
        make_photo(content=picture_bytes(colour="#abc"))
    monkeypatch.undo()
    photo = make_photo(content=picture_bytes(colour="#abc"))
    assert rendition(photo, "whole", 0, "webp").size == (480, 320)


def test_words_are_found_in_any_case_and_place(db):
    bridge = make_photo(caption="Өзен үстіндегі КӨПІР", credit="Нұрлан Әбілов", alt="Жаңа көпір")
    make_photo(caption="Мектеп", rights="Қазалы газеті", alt="Оқушылар")
    for words in ("көпір", "ӨЗЕН", "әбілов көпір", "кө"):
        assert list(Photo.objects.matching(words)) == [bridge]
    assert Photo.objects.matching("қазалы ГАЗЕТІ").get().caption == "Мектеп"
    assert not Photo.objects.matching("көпір мектеп")
    assert Photo.objects.matching("%").count() == 0
    assert Photo.objects.matching("").count() == 2


def test_rights_end_after_their_last_day(db):
    photos = {days: make_photo(rights_until=DAY + timedelta(days=days)) for days in (-1, 0, 30, 31)}
    make_photo(rights_until=None)
    assert list(Photo.objects.rights_ended(DAY)) == [photos[-1]]
    ending = Photo.objects.rights_ending(today=DAY)
    assert list(ending) == [photos[-1], photos[0], photos[30]]
    with time_machine.travel(datetime.combine(DAY, time(12), timezone.get_default_timezone())):
        assert [photo.rights_have_ended() for photo in photos.values()] == [True, *[False] * 3]
        assert [photo.rights_end_soon() for photo in photos.values()] == [*[True] * 3, False]


def test_a_photo_is_in_use_by_an_article_of_any_state(db):
    lead, inside, unused = make_photo(), make_photo(), make_photo()
    draft = make_article(status="draft", published_at=None, lead_photo=lead, title="Жоба")
    text = make_article(body=f'<figure data-photo="{inside.pk}"></figure>', title="Мәтін")
    for article in (draft, text):
        history.record(article, by=None)
    assert set(Photo.objects.in_use()) == {lead, inside}
    assert Photo.objects.unused().get() == unused
    assert library.articles_showing(lead).get() == draft
    assert library.articles_showing(inside).get() == text
