"""«Жаңалық жіберу» and the contact form: into the inbox, never onto the site, and for a time."""

import errno
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from desk import housekeeping
from letters.keeping import LETTERS_STAY
from letters.models import Letter, LetterPhoto, Trace
from news import opening
from news.models import Article, Photo
from tests.factories import make_person_of_the_desk, picture_bytes
from tests.hostile import bomb
from tests.letters import NOON, at, is_taken, said, send

pytestmark = pytest.mark.django_db
NEWS, CONTACT = "/zhanalyq-zhiberu/", "/bailanys/"
LIST = "/redaksia/letters/letter/"


def picture(number=1, content=None):
    content = content or picture_bytes(60, 40, colour=f"#3{number:02}")
    return SimpleUploadedFile(f"сурет-{number}.jpg", content, "image/jpeg")


def send_news(text="Ауылда көпір бұзылды", *, photos=(), **fields):
    fields = {"consent": "on"} | fields
    return send(NEWS, text=text, files={"photos": list(photos)}, **fields)


@pytest.fixture
def editor(client):
    client.force_login(make_person_of_the_desk("editor"))
    return client


@pytest.mark.parametrize(("page", "kind"), [(NEWS, "news"), (CONTACT, "contact")])
def test_a_letter_reaches_the_inbox_and_nothing_else(page, kind):
    facts = {"text": "Көше жарығы жоқ", "name": "Асқар", "contact": "+7 701 000 00 00"}
    assert is_taken(send(page, consent="on", **facts))
    letter = Letter.objects.get()
    assert {name: getattr(letter, name) for name in facts} == facts
    assert (letter.kind, letter.state) == (kind, "new")
    assert not Article.objects.exists()


def test_photos_are_kept_as_they_came_where_nobody_is_served_from(client):
    content = picture_bytes(60, 40)
    assert is_taken(send_news(photos=[picture(1, content), picture(2)]))
    first, _ = LetterPhoto.objects.all()
    assert first.file.read() == content
    first.file.close()
    assert first.kind == "JPEG"
    assert (settings.ORIGINALS_ROOT / first.file.name).is_file()
    assert client.get(f"/media/{first.file.name}").status_code == 404
    assert not Photo.objects.exists()


@pytest.mark.parametrize("page", [NEWS, CONTACT])
def test_without_consent_nothing_is_kept(page):
    refused = send(page, text="Сөзім орнында", name="Асқар")
    assert "Хатты жіберу үшін келісіміңіз керек: белгі қойыңыз." in said(refused)
    assert "Сөзім орнында" in refused.content.decode()
    assert not Letter.objects.exists()


@pytest.mark.parametrize("page", [NEWS, CONTACT])
def test_the_sentence_of_consent_says_how_long(client, page):
    assert f"{LETTERS_STAY.days} күн сақтап" in client.get(page).content.decode()


HOSTILE = [
    (b"", opening.EMPTY),
    (b"<script>alert(1)</script>", opening.UNKNOWN),
    (b"GIF89a" + b"<script>alert(1)</script>", opening.GIF),
    (b"\xff\xd8\xff" + b"x" * 100, opening.BROKEN),
    (b"\0\0\0\x18ftypheic" + b"\0" * 20, opening.HEIC),
    (bomb(20_000, 20_000), "Сурет тым үлкен"),
    (picture_bytes(60, 40) + b"\0" * opening.LARGEST_FILE, opening.HEAVY),
]


@pytest.mark.parametrize(("content", "sentence"), HOSTILE)
def test_a_hostile_file_is_a_sentence_and_the_text_stays(content, sentence):
    file = SimpleUploadedFile("сурет.jpg", content, "image/jpeg")
    refused = send_news("Сөзім орнында", photos=[file])
    assert refused.status_code == 400
    assert sentence in " ".join(said(refused))
    assert "Сөзім орнында" in refused.content.decode()
    assert not Letter.objects.exists()
    assert not LetterPhoto.objects.exists()


@pytest.mark.parametrize("count", [6, 50])
def test_too_many_files_are_a_sentence(count):
    refused = send_news("Сөзім орнында", photos=[picture(number) for number in range(count)])
    assert "Бір хатпен ең көбі 5 сурет жіберуге болады." in said(refused)
    assert "Сөзім орнында" in refused.content.decode()


def test_photos_too_heavy_together_are_a_sentence():
    heavy = picture_bytes(60, 40) + b"\0" * (8 * 1024 * 1024)
    refused = send_news(photos=[picture(1, heavy), picture(2, heavy)])
    assert "Суреттер қосқанда 15 мегабайттан аспасын." in said(refused)


@pytest.mark.parametrize(
    "sent",
    [
        {"text": "ә" * 3_000_000},
        {"photos": [SimpleUploadedFile(f"{n}.jpg", b"x") for n in range(101)], "text": "x"},
        {**{f"f{number}": "x" for number in range(2001)}, "text": "x"},
    ],
)
def test_what_is_too_large_to_be_read_is_a_sentence(client, sent):
    answer = client.post(NEWS, sent)
    assert answer.status_code == 413
    assert "Артқа қайтсаңыз, жазғаныңыз браузерде тұрады" in answer.content.decode()


def test_files_have_to_be_chosen_again_after_any_refusal():
    assert "Суретті қайта таңдаңыз" in " ".join(said(send_news("", photos=[picture()])))
    assert "Суретті қайта таңдаңыз" in said(send_news(photos=[picture()], website="x"))[0]


def test_lines_in_a_name_are_joined(mailoutbox):
    """There is no letter by mail that a header could be put into."""
    assert is_taken(send_news(name="Асқар\r\nBcc: a@b.kz", contact="a@b.kz\nSubject: x"))
    letter = Letter.objects.get()
    assert (letter.name, letter.contact) == ("Асқар Bcc: a@b.kz", "a@b.kz Subject: x")
    assert mailoutbox == []


def files():
    folder = settings.ORIGINALS_ROOT / "letters"
    return set(folder.iterdir()) if folder.is_dir() else set()


def test_a_full_disk_keeps_neither_letter_nor_file(monkeypatch):
    before, storage, written = files(), storages["originals"], []
    save = type(storage)._save

    def full(self, name, content):
        if written:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(name)
        return save(self, name, content)

    monkeypatch.setattr(type(storage), "_save", full)
    refused = send_news("Сөзім орнында", photos=[picture(1), picture(2)])
    assert refused.status_code == 503
    assert "сақталмады" in said(refused)[0]
    assert "Сөзім орнында" in refused.content.decode()
    assert not Letter.objects.exists()
    assert files() == before


def test_after_its_time_a_letter_goes_with_its_files():
    before = files()
    assert is_taken(send_news(photos=[picture(1), picture(2)]))
    Letter.objects.update(sent_at=NOON)
    assert len(files() - before) == 2
    with at(days=LETTERS_STAY.days - 1):
        housekeeping.run()
    assert len(files() - before) == 2
    with at(days=LETTERS_STAY.days):
        housekeeping.run()
    assert files() == before
    assert not Letter.objects.exists()


def test_a_flood_of_photos_does_not_fill_the_disk(monkeypatch):
    monkeypatch.setattr("letters.photos.MOST_UNREAD", 2)
    assert is_taken(send_news(photos=[picture(1), picture(2)]))
    Trace.objects.all().delete()
    refused = send_news("Жолда шұңқыр бар", photos=[picture(3)])
    assert "қарап үлгермеді" in " ".join(said(refused))
    assert Letter.objects.count() == 1
    assert is_taken(send_news("Жолда шұңқыр бар"))
    Letter.objects.update(state=Letter.State.DONE)
    Trace.objects.all().delete()
    assert is_taken(send_news("Шұңқырдың суреті", photos=[picture(3)]))


def test_the_desk_sees_photos_as_pictures_only(editor):
    send_news(photos=[picture()])
    letter = Letter.objects.get()
    page = editor.get(f"{LIST}{letter.pk}/change/").content.decode()
    assert f"{LIST}{letter.pk}/photo/1/" in page
    shown = editor.get(f"{LIST}{letter.pk}/photo/1/")
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    b"".join(shown.streaming_content)
    assert editor.get(f"{LIST}{letter.pk}/photo/2/").status_code == 404
    editor.logout()
    assert editor.get(f"{LIST}{letter.pk}/photo/1/").status_code == 302


def test_its_photos_are_taken_into_the_library_once(editor):
    send_news(name="Асқар", photos=[picture(1), picture(2)])
    letter = Letter.objects.get()
    for _ in range(2):
        page = editor.post(f"{LIST}{letter.pk}/take/", follow=True)
    assert "Кітапханада бар" in page.content.decode()
    # The page on privacy says that a sender's name is the desk's alone, and goes with the letter.
    assert [photo.credit for photo in Photo.objects.all()] == ["", ""]
    assert all(photo.renditions for photo in Photo.objects.all())
    # The library's own copies: they stay when the letter goes.
    editor.post(f"{LIST}{letter.pk}/delete/", {"post": "yes"})
    assert not Letter.objects.exists()
    for photo in Photo.objects.all():
        assert Path(photo.original.path).is_file()


def test_a_photo_that_cannot_be_taken_is_told(editor):
    torn = picture_bytes(600, 400)[:4000]
    assert is_taken(send_news(photos=[picture(1, torn)]))
    page = editor.post(f"{LIST}{Letter.objects.get().pk}/take/", follow=True)
    assert opening.BROKEN in page.content.decode()
    assert not Photo.objects.exists()


def test_letters_are_read_and_settled(editor):
    send_news()
    send(CONTACT, text="Сұрағым бар", consent="on", address="10.0.0.2")
    news, other = Letter.objects.order_by("kind").reverse()
    assert editor.get(f"{LIST}?kind=news").context["cl"].result_count == 1
    sent = {"action": "done", "_selected_action": [news.pk, other.pk]}
    assert "Қаралды: 2." in editor.post(LIST, sent, follow=True).content.decode()
    assert editor.get(f"{LIST}?state=new").context["cl"].result_count == 0


@pytest.mark.parametrize("role", ["author", "column"])
def test_others_do_not_open_the_inbox(client, role):
    send_news(photos=[picture()])
    client.force_login(make_person_of_the_desk(role))
    pk = Letter.objects.get().pk
    for page in ("", f"{pk}/change/", f"{pk}/photo/1/"):
        assert client.get(f"{LIST}{page}").status_code == 403
    assert client.post(f"{LIST}{pk}/take/").status_code == 403


@pytest.mark.parametrize("page", [NEWS, CONTACT])
def test_its_address_without_a_slash_is_sent_on_and_nobody_keeps_it(client, page):
    assert client.get(page[:-1])["Location"] == page
    answer = client.get(page)
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
