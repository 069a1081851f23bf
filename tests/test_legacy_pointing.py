"""«Табылмаған мекенжайлар»: an editor points one somewhere, and readers are led there at once."""

import pytest

from legacy import pointing
from legacy.models import MissingFile, Note, Redirect
from news.models import MissedAddress
from tests.desk_forms import signed_in
from tests.factories import make_article, make_rubric
from tests.moving import moved, uploads

pytestmark = pytest.mark.django_db
MISSED = "/redaksia/news/missedaddress/"
REDIRECTS = "/redaksia/legacy/redirect/"
LED = {"Referer": "https://baq.kz/", "User-Agent": "Mozilla/5.0 (Android 14)"}


@pytest.fixture
def editor():
    return signed_in("editor")


def point(editor, source, target):
    return editor.post(f"{REDIRECTS}add/", {"source": source, "target": target})


def faults(page):
    return {
        name: [str(one) for one in said]
        for name, said in page.context["adminform"].form.errors.items()
    }


def test_a_missed_address_is_pointed_somewhere_from_its_list(editor, client):
    article = make_article()
    assert client.get("/eski/maqala.html", headers=LED).status_code == 404
    page = editor.get(MISSED).text
    form = f"{REDIRECTS}add/?source=%2Feski%2Fmaqala.html"
    assert form in page
    assert 'value="/eski/maqala.html"' in editor.get(form).text
    assert point(editor, "/eski/maqala.html", str(article.pk)).status_code == 302
    answer = client.get("/eski/maqala.html", headers=LED)
    assert (answer.status_code, answer["Location"]) == (301, article.get_absolute_url())
    assert not MissedAddress.objects.exists()
    one = Redirect.objects.get()
    editor.post(f"{REDIRECTS}{one.pk}/change/", {"source": one.source, "target": "/search/?q=су"})
    answer = client.get("/eski/maqala.html")
    assert answer["Location"] == "/search/?q=%D1%81%D1%83"
    editor.post(f"{REDIRECTS}{one.pk}/delete/", {"post": "yes"})
    assert client.get("/eski/maqala.html").status_code == 404


def test_a_star_takes_all_that_fit_off_the_list(editor, client):
    make_rubric("kogam", "Қоғам")
    for path in ("/eski/a.html", "/eski/b/", "/basqa.html"):
        client.get(path, headers=LED)
    assert point(editor, "/eski/*", "http://testserver/lat/kogam").status_code == 302
    assert list(MissedAddress.objects.values_list("path", flat=True)) == ["/basqa.html"]
    assert client.get("/eski/zhana/")["Location"] == "/kogam/"
    assert client.get("/lat/eski/zhana/")["Location"] == "/lat/kogam/"


def test_the_newest_pattern_is_asked_first(editor, client):
    make_rubric("kogam", "Қоғам")
    point(editor, "/eski/*", "/kogam/")
    point(editor, "/eski/sport/*", "/search/")
    assert client.get("/eski/sport/1")["Location"] == "/search/"
    assert client.get("/eski/1")["Location"] == "/kogam/"


@pytest.mark.parametrize(
    ("source", "target", "where", "said"),
    [
        ("eski.html", "/", "source", pointing.NO_ADDRESS),
        ("https://baq.kz/eski.html", "/", "source", pointing.NO_ADDRESS),
        ("//baq.kz/eski", "/", "source", pointing.NO_ADDRESS),
        ("/eski\\bet", "/", "source", pointing.NO_ADDRESS),
        ("/eski%0abet", "/", "source", pointing.NO_ADDRESS),
        (f"/{'a' * 501}", "/", "source", pointing.TOO_LONG),
        ("/redaksia/eski/", "/", "source", pointing.OURS),
        ("/*", "/", "source", pointing.TOO_WIDE),
        ("/kogam/", "/", "source", pointing.THERE),
        ("/eski", "https://casino.example/", "target", pointing.NO_ADDRESS),
        ("/eski", "//casino.example/", "target", pointing.NO_ADDRESS),
        ("/eski", "/\\casino.example/", "target", pointing.NO_ADDRESS),
        ("/eski", "/%5Ccasino.example/", "target", pointing.NO_ADDRESS),
        ("/eski", "/zhoq/", "target", pointing.NOWHERE),
        ("/eski", "/eski", "target", pointing.NOWHERE),
        ("/eski", "/redaksia/", "target", pointing.NOWHERE),
        ("/eski", "/kogam/*", "target", pointing.NOWHERE),
        ("/eski", "/uploads/zhoq.jpg", "target", pointing.NOWHERE),
        ("/eski", "777", "target", pointing.NO_ARTICLE),
        ("/eski", "9" * 400, "target", pointing.NO_ARTICLE),
    ],
)
def test_what_cannot_be_is_told_and_stays_typed(editor, source, target, where, said):
    make_rubric("kogam", "Қоғам")
    page = point(editor, source, target)
    assert faults(page) == {where: [said]}
    bound = page.context["adminform"].form
    assert (bound["source"].value(), bound["target"].value()) == (source, target)
    assert not Redirect.objects.exists()


def test_the_same_address_twice_is_told(editor):
    point(editor, "/eski/*", "/")
    assert "source" in faults(point(editor, "/eski/*", "/search/"))


def test_only_editors_point(client):
    for role, code in (("author", 403), ("column", 403), ("editor", 200), ("chief", 200)):
        person = signed_in(role, f"{role}-1")
        for table in ("redirect", "note", "missingfile"):
            assert person.get(f"/redaksia/legacy/{table}/").status_code == code
    assert point(signed_in("author", "erlan"), "/eski", "/").status_code == 403


def test_a_later_move_leaves_what_editors_said(tmp_path, editor):
    moved(tmp_path)
    came = Redirect.objects.get(source="/eski/*")
    editor.post(f"{REDIRECTS}{came.pk}/change/", {"source": "/eski/*", "target": "/search/"})
    Redirect.objects.filter(source="/jarnama.html").delete()
    report = moved(tmp_path)
    assert Redirect.objects.get(source="/eski/*").target == "/search/"
    assert not Redirect.objects.filter(source="/jarnama.html").exists()
    assert {key for keys in report.tables["redirects"].left.values() for key in keys} >= {
        "/eski/*",
        "/jarnama.html",
    }


def test_both_origins_are_told_apart(tmp_path, editor):
    moved(tmp_path)
    point(editor, "/basqa/*", "/search/")
    own = editor.get(f"{REDIRECTS}?origin=own").context["cl"].result_list
    assert [one.source for one in own] == ["/basqa/*"]
    old = editor.get(f"{REDIRECTS}?origin=old").context["cl"].result_list
    assert "/eski/*" in {one.source for one in old}


def test_what_did_not_come_along_is_listed_and_ticked_off(tmp_path, editor):
    moved(tmp_path, uploads=uploads(tmp_path))
    notes, files = "/redaksia/legacy/note/", "/redaksia/legacy/missingfile/"
    hidden = Note.objects.filter(kind="hidden", article_id=6).order_by("pk")[0]
    page = editor.get(notes).text
    assert "Жасырын бөлік" in page
    assert "/redaksia/news/article/6/change/" in page
    sent = {"action": "looked_at", "_selected_action": [hidden.pk]}
    editor.post(notes, sent)
    assert Note.objects.get(pk=hidden.pk).is_done
    left = editor.get(f"{notes}?is_done__exact=0").context["cl"].result_list
    assert hidden not in left
    assert editor.get(f"{notes}{hidden.pk}/delete/").status_code == 403
    missing = MissingFile.objects.filter(article_id=2).first()
    found = editor.get(f"{files}?q=көпір").context["cl"].result_list
    assert missing in found
    editor.post(f"{files}{missing.pk}/delete/", {"post": "yes"})
    assert not MissingFile.objects.filter(pk=missing.pk).exists()
