"""What the old site did not show to everybody does not become public here."""

import pytest

from legacy.models import MissingFile, Redirect
from legacy.text.hiding import public
from news.models import Article
from pages.models import Page
from tests.dle.newsroom import category, group, newsroom, post
from tests.moving import moved, uploads

pytestmark = pytest.mark.django_db

SHUT = "айдары бәріне ашық емес еді, сайтқа шықпады"
RUBRIC_7 = [*newsroom()["category"], category(7, "Ішкі", "ishki")]
PIECES = [
    post(31, "Ішкі", "<p>ҚҰПИЯ</p>", category="7"),
    post(32, "Аралас", "<p>ҚҰПИЯ</p>", category="2,7"),
    post(33, "Ашық", "<p>Ашық</p>", category="2"),
]


def groups(**facts):
    return [group(pk, **(facts if pk == 5 else {})) for pk in range(1, 6)]


@pytest.mark.parametrize(
    ("guests", "public"),
    [
        ({}, {31, 32, 33}),
        ({"allow_cats": "2,3"}, {32, 33}),
        ({"not_allow_cats": "7"}, {33}),
    ],
)
def test_rubrics_that_were_shut_to_guests_stay_shut(tmp_path, guests, public):
    rows = newsroom() | {"category": RUBRIC_7, "post": PIECES, "usergroups": groups(**guests)}
    report = moved(tmp_path, rows)
    assert set(Article.objects.published().values_list("pk", flat=True)) == public
    assert set(report.notes.get(SHUT, [])) == {31, 32, 33} - public


def test_a_rubric_that_was_switched_off_stays_off(tmp_path):
    off = [*RUBRIC_7[:-1], RUBRIC_7[-1] | {"active": 0}]
    moved(tmp_path, newsroom() | {"category": off, "post": PIECES})
    assert set(Article.objects.published().values_list("pk", flat=True)) == {33}


PDF = "/uploads/files/2022-10/b.pdf"


def status(client, path):
    answer = client.get(path)
    b"".join(answer)
    return answer.status_code


def test_an_attached_file_is_there_while_its_article_is(tmp_path, client):
    moved(tmp_path, uploads=uploads(tmp_path))
    Redirect.objects.create(source="/qujat", target=PDF)
    assert status(client, PDF) == 200
    assert client.get("/qujat")["Location"] == PDF
    Article.objects.filter(pk=8).update(status="withdrawn")
    assert status(client, PDF) == 404
    assert status(client, "/qujat") == 404


@pytest.mark.parametrize(
    "change",
    [
        {"approve": 0},
        {"short_story": "[hide]Құжат: [attachment=7][/hide]"},
        {"date": "2096-01-01 00:00:00"},
    ],
)
def test_a_file_of_what_nobody_sees_is_not_given_out(tmp_path, client, change):
    rows = newsroom()
    rows["post"][7] |= change
    for _ in range(2):
        moved(tmp_path, rows, uploads=uploads(tmp_path))
        assert status(client, PDF) == 404


def test_files_that_guests_could_not_have_are_not_given_out(tmp_path, client):
    rows = newsroom() | {"usergroups": groups(allow_files=0)}
    report = moved(tmp_path, rows, uploads=uploads(tmp_path))
    assert status(client, PDF) == 404
    [(_, closed)] = [(what, keys) for what, keys in report.notes.items() if "тіркелген" in what]
    assert PDF in closed


def test_a_page_that_is_not_for_all_keeps_its_files(tmp_path, client):
    rows = newsroom()
    rows["static_files"] = [{"id": 1, "static_id": 2, "name": "b", "onserver": "2022-10/b.pdf"}]
    rows["files"] = []
    rows["static"][0] |= {"template": "<p>Бәріне</p>[hide]ҚҰПИЯ[/hide]"}
    report = moved(tmp_path, rows, uploads=uploads(tmp_path))
    assert status(client, PDF) == 404
    assert "ҚҰПИЯ" not in Page.objects.get().body
    assert report.tables["static"].left["жасырын бөлігі"] == [1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a[hide]b[/group]c[/hide]d", "a d"),
        ("a[group=1]b[hide]c[/hide]d[/group]e", "a e"),
        ("a[hide]b[HIDE=2]c[/Hide]d[/hide]e", "a e"),
        ("a[hide]b", "a"),
        ("a[/hide]b", "ab"),
    ],
)
def test_only_its_own_end_ends_what_is_hidden(text, shown):
    assert public(text)[0].split() == shown.split()


def test_missing_files_are_counted_and_named(tmp_path):
    report = moved(tmp_path, uploads=uploads(tmp_path))
    missing = set(MissingFile.objects.values_list("path", flat=True))
    assert report.as_json()["missing_files"] == sorted(missing)
    [line] = [line for line in report.lines() if line.startswith("Файлы табылмағаны")]
    assert f": {len(missing)} (" in line
    report.missing = [f"/uploads/{number}.jpg" for number in range(30)]
    [line] = [line for line in report.lines() if line.startswith("Файлы табылмағаны")]
    assert line.count(".jpg") == 10
