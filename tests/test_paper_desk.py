"""Printed issues at the desk: uploaded, refused in a sentence, exchanged, deleted with files."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from desk.roles import BY_KEY
from news.models import Photo
from paper import opening
from paper.admin import SOON
from paper.forms import AGAIN, NOT_WRITTEN
from paper.making import make_pages
from paper.models import Issue, IssuePage
from tests.desk_forms import plain, signed_in
from tests.factories import make_issue, picture_bytes
from tests.pdfs import half, locked, pdf, without_its_pages

LIST = "/redaksia/paper/issue/"
GOOD = pdf("Көпір ашылды", "Өзен тасыды")
REFUSED = {
    "empty": (b"", opening.EMPTY),
    "no PDF": (b"hello", opening.STRANGER),
    "a picture": (picture_bytes(90, 60), opening.STRANGER),
    "cut off": (half(GOOD), opening.HALF),
    "nonsense": (b"%PDF-1.7\n" + b"\x00\xff" * 900 + b"%%EOF", opening.BROKEN),
    "no pages": (pdf(), opening.BROKEN),
    "pages that are not there": (without_its_pages(GOOD), opening.BROKEN),
    "a password": (locked(), "құпиясөзбен жабылған"),
    "500 pages": (pdf(*["x"] * 500), "100 беттен аспауы керек"),
    "a wall": (pdf("x", size=(90_000, 90_000)), "1-беттің өлшемі"),
    "a strip": (pdf("x", size=(200, 4000)), "1-беттің өлшемі"),
    "a dot": (pdf("x", size=(10, 10)), "1-беттің өлшемі"),
}


@pytest.fixture
def desk(db):
    return signed_in("editor")


def sent(desk, content, address="add/", **fields):
    file = SimpleUploadedFile("gazet.pdf", content, "application/pdf") if content != "" else ""
    form = {"number": "45", "date": "13.11.2026", "title": "", "pdf": file}
    return desk.post(LIST + address, form | fields, follow=True)


def files():
    return {path for path in settings.FILES_ROOT.rglob("*") if path.is_file()}


def test_an_editor_uploads_an_issue_and_reads_what_becomes_of_it(desk):
    answer = plain(sent(desk, GOOD, title="Мерекелік нөмір"))
    assert SOON in answer
    issue = Issue.objects.get()
    assert (issue.number, issue.page_count, issue.size) == (45, 2, len(GOOD))
    assert "2 беттің 0-і дайын" in answer
    assert make_pages(1) == 1
    assert "2 беттің 1-і дайын" in plain(desk.get(LIST))
    assert make_pages(8) == 1
    assert "Сайтта тұр" in plain(desk.get(f"{LIST}{issue.pk}/change/"))


def test_an_issue_of_a_later_day_says_when_it_is_seen(desk):
    make_issue(date=timezone.localdate().replace(year=2190))
    assert "2190 ж. шығады" in plain(desk.get(LIST))


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_hostile_file_is_refused_and_nothing_typed_is_lost(desk, content, sentence):
    before = files()
    answer = sent(desk, content, title="Мерекелік")
    assert sentence in plain(answer)
    assert 'value="45"' in answer.content.decode()
    assert 'value="Мерекелік"' in answer.content.decode()
    assert not Issue.objects.exists()
    assert files() == before


def test_a_heavy_file_is_refused_before_it_is_looked_at(desk, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_FILE", len(GOOD) - 1)
    assert opening.HEAVY in plain(sent(desk, GOOD))


def test_the_form_says_the_limit_before_anything_is_sent(desk):
    form = desk.get(f"{LIST}add/").content.decode()
    assert f'data-most="{opening.LARGEST_FILE}"' in form
    assert 'accept="application/pdf,.pdf"' in form


def test_the_same_file_and_the_same_number_are_known(desk):
    make_issue(45, "бір")
    Issue.objects.update(date="2026-11-06")
    first = Issue.objects.get()
    with first.pdf.open() as file:
        again = plain(sent(desk, file.read(), number="46"))
    assert "Бұл PDF жүктелген: № 45, 06 қараша 2026 ж.." in again.replace("ж. .", "ж..")
    twin = plain(sent(desk, GOOD))
    assert "Бұл жылдың мұндай нөмірі бар: № 45" in twin
    assert AGAIN in twin
    assert sent(desk, GOOD, date="13.11.2025").status_code == 200
    assert Issue.objects.count() == 2


@pytest.mark.parametrize(
    "wrong", [{"number": "0"}, {"number": "жоқ"}, {"date": "32.13.2026"}, {"date": "01.01.0026"}]
)
def test_a_wrong_field_asks_for_the_file_again(desk, wrong):
    answer = plain(sent(desk, GOOD, **wrong))
    assert AGAIN in answer
    assert not Issue.objects.exists()


def test_a_full_disk_is_a_sentence(desk, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Issue._meta.get_field("pdf").storage, "_save", full, raising=False)
    assert NOT_WRITTEN in plain(sent(desk, GOOD))
    assert not Issue.objects.exists()


def test_words_change_without_the_file(desk):
    issue = make_issue()
    answer = sent(desk, "", f"{issue.pk}/change/", number="46", title="Жаңа атау")
    assert answer.status_code == 200
    after = Issue.objects.get()
    assert (after.number, after.title, after.pdf.name) == (46, "Жаңа атау", issue.pdf.name)
    assert after.made


def test_another_file_takes_the_place_of_the_former_with_all_its_pages(
    desk, django_capture_on_commit_callbacks
):
    before = files()
    issue = make_issue()
    old = files() - before
    assert len(old) == 1 + 9
    with django_capture_on_commit_callbacks(execute=True):
        sent(desk, pdf("Басқа бет"), f"{issue.pk}/change/")
    assert not old & files()
    issue.refresh_from_db()
    assert (issue.made, issue.page_count, issue.pages.count()) == (False, 1, 0)
    make_pages(8)
    assert issue.pages.get().text == "Басқа бет"


@pytest.mark.parametrize("way", ["page", "list"])
def test_a_deleted_issue_takes_its_files_along(desk, django_capture_on_commit_callbacks, way):
    before = files()
    issue = make_issue()
    with django_capture_on_commit_callbacks(execute=True):
        if way == "page":
            desk.post(f"{LIST}{issue.pk}/delete/", {"post": "yes"})
        else:
            chosen = {"action": "delete_selected", "_selected_action": issue.pk, "post": "yes"}
            desk.post(LIST, chosen)
    assert not Issue.objects.exists()
    assert not IssuePage.objects.exists()
    assert files() == before


@pytest.mark.parametrize("role", BY_KEY)
def test_editors_may_and_others_may_not(db, role):
    issue = make_issue()
    desk = signed_in(role)
    statuses = {desk.get(LIST + way).status_code for way in ("", "add/", f"{issue.pk}/change/")}
    assert statuses == ({200} if role in ("editor", "chief") else {403})


def test_photos_of_the_library_are_no_matter_of_it(db):
    make_issue()
    assert not Photo.objects.exists()
