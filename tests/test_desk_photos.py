"""Photos at the desk: uploaded, described, refused in a sentence."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news import history
from news.models import Photo
from tests.factories import (
    make_article,
    make_photo,
    picture_bytes,
)

LIBRARY = "/redaksia/news/photo/"
UPLOAD = f"{LIBRARY}upload/"


def errors(response):
    return str(response.context["adminform"].form.errors)


def photo_form(**fields):
    file = SimpleUploadedFile("сурет.jpg", picture_bytes(1300, 900), "image/jpeg")
    plain = {"original": file, "alt": "Көпір", "caption": "", "credit": "", "rights": ""}
    return plain | {"focal_x": 50, "focal_y": 40} | fields


def test_a_photo_is_uploaded_described_and_looked_at(desk):
    assert desk.post(f"{LIBRARY}add/", photo_form()).status_code == 302
    photo = Photo.objects.get()
    assert photo.renditions["whole"]
    small = desk.get(f"{LIBRARY}{photo.pk}/thumb/")
    assert small["Location"].startswith("/media/photos/")
    assert "сурет" not in photo.original.name


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"alt": " "}, "Суретті сипаттаңыз"),
        ({"original": ""}, "original"),
        ({"original": SimpleUploadedFile("x.jpg", b"<script>")}, "Сурет ашылмады"),
        ({"alt": "DSC00123.jpg"}, "файлдың аты"),
    ],
)
def test_a_photo_that_cannot_be_shown_is_refused(desk, fields, sentence):
    response = desk.post(f"{LIBRARY}add/", photo_form(**fields))
    assert sentence in errors(response)
    assert not Photo.objects.exists()


def test_a_decorative_photo_needs_no_words(desk):
    sent = photo_form(alt="", decorative="on")
    assert desk.post(f"{LIBRARY}add/", sent).status_code == 302


def files(*colours):
    return [
        SimpleUploadedFile(f"сурет{number}.jpg", picture_bytes(600, 400, colour=colour))
        for number, colour in enumerate(colours)
    ]


def words(photo, **fields):
    facts = {"alt": "Көпір", "caption": "", "credit": ""} | fields
    return {f"photo-{photo.pk}-{name}": value for name, value in facts.items()}


def listed(desk, asked=""):
    """The photos that the library shows, in its order."""
    return list(desk.get(LIBRARY + asked).context["cl"].result_list)


def test_a_focal_point_outside_of_the_photo_is_refused(desk):
    photo = make_photo()
    response = desk.post(f"{LIBRARY}{photo.pk}/change/", photo_form(original="", focal_x=101))
    assert "focal_x" in errors(response)


def test_a_file_is_replaced_and_its_place_stays(desk):
    photo = make_photo()
    article = make_article(lead_photo=photo)
    sent = photo_form(rights_until="2027-05-01")
    assert desk.post(f"{LIBRARY}{photo.pk}/change/", sent).status_code == 302
    article.refresh_from_db()
    assert article.lead_photo.renditions["name"] != photo.renditions["name"]
    assert article.lead_photo.rights_until == date(2027, 5, 1)


def test_words_are_changed_without_a_file(desk):
    photo = make_photo()
    response = desk.post(f"{LIBRARY}{photo.pk}/change/", photo_form(original="", credit="Айгүл"))
    assert response.status_code == 302
    assert Photo.objects.get().credit == "Айгүл"


def test_a_file_of_the_library_is_not_stored_again_and_is_shown(desk):
    photo = make_photo(content=picture_bytes(1300, 900), caption="Жаңа көпір")
    response = desk.post(f"{LIBRARY}add/", photo_form())
    assert "кітапханада бар" in errors(response)
    assert f"{LIBRARY}{photo.pk}/change/" in errors(response)
    assert Photo.objects.count() == 1


def test_a_name_however_long_is_taken(desk):
    file = SimpleUploadedFile("а" * 240 + ".jpg", picture_bytes(), "image/jpeg")
    assert desk.post(f"{LIBRARY}add/", photo_form(original=file)).status_code == 302


def test_a_full_disk_is_a_sentence(desk, monkeypatch):
    def full(name, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    sentence = "орын қалмаған"
    [file, other] = files("#1f2", "#2f1")
    assert sentence in errors(desk.post(f"{LIBRARY}add/", photo_form(original=file)))
    assert sentence in desk.post(UPLOAD, {"files": [other]}, follow=True).content.decode()
    assert not Photo.objects.exists()


def test_many_are_uploaded_and_described_without_a_script(desk):
    response = desk.post(UPLOAD, {"files": files("#111", "#222", "#333")}, follow=True)
    photos = list(Photo.objects.order_by("pk"))
    assert len(photos) == 3
    page = response.content.decode()
    sent = {"photo": [photo.pk for photo in photos], "credit": "Нұрлан Әбілов"}
    for photo in photos:
        assert f"photo-{photo.pk}-alt" in page
        sent |= words(photo, alt=f"Көпір {photo.pk}")
    sent |= words(photos[2], credit="Айгүл Сейіт")
    assert desk.post(f"{LIBRARY}describe/", sent)["Location"] == LIBRARY
    credits = Photo.objects.order_by("pk").values_list("credit", flat=True)
    assert list(credits) == ["Нұрлан Әбілов", "Нұрлан Әбілов", "Айгүл Сейіт"]
    assert "Нұрлан Әбілов" in desk.get(UPLOAD).content.decode(), "remembered for the next time"


def test_what_fails_takes_no_other_along(desk):
    bad = SimpleUploadedFile("жаман.jpg", b"<script>", "image/jpeg")
    response = desk.post(UPLOAD, {"files": [*files("#111"), bad, *files("#222")]}, follow=True)
    page = response.content.decode()
    assert "«жаман.jpg»: Сурет ашылмады" in page
    first, second = Photo.objects.order_by("pk")
    sent = {"photo": [first.pk, second.pk], "credit": "", **words(first), **words(second, alt=" ")}
    page = desk.post(f"{LIBRARY}describe/", sent).content.decode()
    assert "Суретті сипаттаңыз" in page
    assert f'name="photo" value="{second.pk}"' in page
    assert f'name="photo" value="{first.pk}"' not in page
    assert Photo.objects.get(pk=first.pk).alt == "Көпір"


def test_a_file_sent_twice_is_shown_and_not_stored_again(desk):
    photo = make_photo(content=picture_bytes(600, 400, colour="#111"), alt="Бұрыннан бар")
    page = desk.post(UPLOAD, {"files": files("#111")}, follow=True).content.decode()
    assert "кітапханада бар екен" in page
    assert "Бұрыннан бар" in page
    assert Photo.objects.get() == photo


def test_odd_numbers_of_photos_are_left_out(desk):
    photo = make_photo(alt="")
    asked = f"{UPLOAD}?photos={photo.pk},{photo.pk},x,,{'9' * 30},-1,{photo.pk + 1}"
    assert desk.get(asked).content.decode().count(f'name="photo" value="{photo.pk}"') == 1
    assert desk.post(f"{LIBRARY}describe/", {"photo": ["x", "0"]}).status_code == 302


def test_uploading_in_the_small_window_leads_back_to_its_library(desk):
    response = desk.post(UPLOAD, {"files": files("#111"), "_popup": "1"})
    assert response["Location"].endswith("&_popup=1")
    photo = Photo.objects.get()
    sent = {"photo": photo.pk, "credit": "", "_popup": "1", **words(photo)}
    assert desk.post(f"{LIBRARY}describe/", sent)["Location"] == f"{LIBRARY}?_popup=1"
    chooser = desk.get(f"{LIBRARY}?_popup=1").content.decode()
    assert f'data-popup-opener="{photo.pk}"' in chooser


@pytest.mark.parametrize("address", ["upload/", "describe/"])
def test_who_may_only_look_uploads_nothing(client, db, address):
    person = User.objects.create_user("oqyrman", is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(person)
    assert client.get(LIBRARY).status_code == 200
    assert client.post(LIBRARY + address, {"files": files("#111")}).status_code == 403
    assert not Photo.objects.exists()


def test_the_library_is_searched_and_filtered(desk):
    used = make_photo(caption="СЫРДАРИЯ жағасы")
    bare = make_photo(alt="", caption="Мектеп", rights_until=timezone.localdate())
    over = make_photo(caption="Дала", rights_until=timezone.localdate() - timedelta(days=1))
    make_article(lead_photo=used)
    assert listed(desk) == [over, bare, used]
    assert listed(desk, "?q=сырдария") == [used]
    assert listed(desk, "?use=in_use") == [used]
    assert listed(desk, "?use=unused") == [over, bare]
    assert listed(desk, "?words=undescribed") == [bare]
    assert listed(desk, "?rights=rights_ending") == [over, bare]
    assert listed(desk, "?rights=rights_ended") == [over]
    assert len(listed(desk, "?use=delete")) == 3
    page = desk.get(LIBRARY).content.decode()
    for mark in ("Сипатталмаған", "Құқық мерзімі өткен", "Құқық мерзімі бітеді"):
        assert page.count(f'photo-card__mark">{mark}') == 1


def test_the_library_asks_few_questions(desk):
    photos = [make_photo() for _ in range(12)]
    for number in range(12):
        history.record(make_article(title=f"Мақала {number}", lead_photo=photos[number]), by=None)
    with CaptureQueriesContext(connection) as asked:
        desk.get(f"{LIBRARY}?q=көпір&use=in_use")
    assert len(asked) <= 12
