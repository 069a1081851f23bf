"""The printed newspaper for readers: years, issues, pages, the PDF; seen when all is there."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.content import read_content_state
from paper import making, opening
from paper.models import Issue, IssuePage
from paper.newest import is_printed
from qazaly.page_cache.asking import may_be_finished
from tests.desk_forms import plain, text_of
from tests.factories import local, make_article
from tests.pdfs import pdf

FOLDER = f"gazet/{'a' * 24}"
DAY = local("2026-11-13 12:00").date()


@pytest.fixture(scope="module")
def drawn():
    """Renditions of one page, made once for all that only need something to show."""
    file = ContentFile(pdf("Көпір ашылды"))
    with opening.copied(file) as copy, opening.drawn(copy, 1) as (picture, _):
        return {"whole": making.write(picture, "ulgi-b1")}


@pytest.fixture
def issue(db, drawn):
    return shown(45, drawn)


def shown(number, drawn, date=DAY, **fields):
    """An issue of two pages, as housekeeping leaves it."""
    facts = {
        "pdf": f"{FOLDER}/gazet-2026-{number}.pdf",
        "size": 4_404_019,
        "fingerprint": str(number),
    }
    facts |= {"made": True, "page_count": 2, "date": date}
    issue = Issue.objects.create(number=number, **facts | fields)
    for page, text in ((1, "Көпір ашылды.\nЕнді жол\nқысқа."), (2, "")):
        IssuePage.objects.create(issue=issue, number=page, renditions=drawn, text=text)
    return issue


def test_from_the_menu_to_a_page_and_its_file(client, issue):
    front = text_of(client.get("/"))
    assert '<a href="/gazet/">Газет</a>' in front
    home = text_of(client.get("/gazet/"))
    assert 'href="/gazet/2026/"' in home
    assert '<a href="/gazet/" aria-current="true">Газет</a>' in home
    year = text_of(client.get("/gazet/2026/"))
    assert 'href="/gazet/2026/45/"' in year
    found = text_of(client.get("/gazet/2026/45/"))
    assert 'href="/gazet/2026/45/2/"' in found
    assert f'href="/media/{FOLDER}/gazet-2026-45.pdf" download' in found
    assert "PDF жүктеп алу, 4,2 МБ" in plain(client.get("/gazet/2026/45/"))
    page = text_of(client.get("/gazet/2026/45/1/"))
    assert "<p>Көпір ашылды.</p><p>Енді жол қысқа.</p>" in page
    assert 'alt="Газеттің 1-беті"' in page
    assert "тек суреті бар" in text_of(client.get("/gazet/2026/45/2/"))


def test_pictures_wait_until_they_are_scrolled_to_and_keep_their_room(client, issue):
    found = text_of(client.get("/gazet/2026/45/"))
    pictures = found.count("-360.jpg 360w")
    assert pictures == found.count('loading="lazy"') == 2
    assert found.count('width="1839" height="2600"') == 2


def test_nothing_leads_to_a_paper_that_is_not_there(client, db):
    assert "/gazet/" not in text_of(client.get("/"))
    home = text_of(client.get("/gazet/"))
    assert "әлі жүктелген жоқ" in home
    assert "noindex" in home
    assert "gazet" not in text_of(client.get("/sitemap.xml"))


@pytest.mark.parametrize(
    "state", [{"made": False}, {"made": False, "fault": "Ашылмады."}, {"date": DAY + timedelta(1)}]
)
def test_an_issue_is_hidden_until_it_is_made_and_its_day_has_come(client, issue, state):
    Issue.objects.update(**state)
    with time_machine.travel(local("2026-11-13 23:59"), tick=False):
        assert client.get("/gazet/2026/45/").status_code == 404
        assert client.get("/gazet/2026/45/1/").status_code == 404
        assert client.get("/gazet/2026/").status_code == 404
        assert "gazet/2026" not in text_of(client.get("/gazet/"))
        assert "табылмады" in plain(client.get("/search/gazet/", {"q": "көпір"}))
    with time_machine.travel(local("2026-11-14 00:00"), tick=False):
        is_due = "date" in state
        assert client.get("/gazet/2026/45/").status_code == (200 if is_due else 404)


@pytest.mark.parametrize(
    "address",
    [
        *("/gazet/2025/", "/gazet/0/", "/gazet/99999/", "/gazet/2026/44/", "/gazet/2026/45/3/"),
        *("/gazet/2026/45/0/", f"/gazet/2026/{'9' * 18}/", f"/gazet/{'9' * 18}/45/"),
        *("/gazet/2026/45/99999999/", "/gazet/x/", "/gazet/2026/45/1/1/"),
    ],
)
def test_what_is_not_there_is_not_found(client, issue, address):
    assert client.get(address).status_code == 404


def test_every_page_has_one_address(client, issue):
    for asked, right in (
        ("/gazet", "/gazet/"),
        ("/gazet/02026", "/gazet/2026/"),
        ("/gazet/2026/045/", "/gazet/2026/45/"),
        ("/gazet/2026/45/01", "/gazet/2026/45/1/"),
    ):
        answer = client.get(asked)
        assert (answer.status_code, answer.headers["Location"]) == (301, right)


def test_the_issues_before_and_after_are_a_step_away(client, drawn, db):
    shown(44, drawn, DAY - timedelta(7))
    shown(45, drawn)
    shown(1, drawn, DAY + timedelta(60))
    with time_machine.travel(local("2027-02-01 12:00"), tick=False):
        found = text_of(client.get("/gazet/2026/45/"))
        assert 'href="/gazet/2026/44/" rel="prev"' in found
        assert 'href="/gazet/2027/1/" rel="next"' in found
        home = text_of(client.get("/gazet/"))
        assert home.index("/gazet/2027/1/") < home.index("/gazet/2026/45/")
        assert "2 нөмір" in plain(client.get("/gazet/"))


def test_in_three_scripts_and_in_the_site_map(client, issue):
    assert "Gazettıŋ nömırlerı" in plain(client.get("/lat/gazet/"))
    page = text_of(client.get("/tote/gazet/2026/45/1/"))
    assert 'dir="rtl"' in page
    assert "كوپىر" in page
    assert 'href="/tote/gazet/2026/45/"' in page
    listed = text_of(client.get("/sitemap-gazet.xml"))
    for address in ("/gazet/", "/gazet/2026/", "/gazet/2026/45/"):
        assert f"<loc>{settings.SITE_URL}{address}</loc>" in listed


def test_the_pdf_is_for_keeping_and_nothing_in_it_runs(client, db):
    path = Path(settings.MEDIA_ROOT, f"{FOLDER}/gazet-2026-45.pdf")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-1.7")
    answer = client.get(f"/media/{FOLDER}/gazet-2026-45.pdf")
    assert b"".join(answer) == b"%PDF-1.7"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "immutable" in answer.headers["Cache-Control"]
    for other in (f"{FOLDER}/b.pdf", f"{FOLDER}/gazet-2026-45.html", f"{FOLDER}/../b.pdf"):
        assert client.get(f"/media/{other}").status_code == 404


# ---- the page cache ----


def test_pages_may_be_kept_and_the_search_never():
    assert may_be_finished("/gazet/2026/45/")
    assert not may_be_finished("/search/gazet/")
    assert not may_be_finished(f"/media/{FOLDER}/gazet-2026-45.pdf")


@pytest.mark.django_db(transaction=True)
def test_readers_pages_are_drawn_anew_when_it_changes_for_them():
    issue = shown(45, {}, made=False)
    was = read_content_state().version

    def has_risen():
        nonlocal was
        before, was = was, read_content_state().version
        return was > before

    Issue.objects.update(tries=1)
    assert not has_risen()
    Issue.objects.update(made=True)
    assert has_risen()
    issue.title = "Мерекелік"
    issue.save()
    assert has_risen()
    Issue.objects.all().delete()
    assert has_risen()


def test_few_questions_are_asked_and_for_the_menu_one(client, issue, drawn):
    for number in range(1, 12):
        shown(number, drawn)
    most = {"/gazet/": 3, "/gazet/2026/": 3, "/gazet/2026/45/": 4, "/gazet/2026/45/1/": 2}
    for address, many in most.items():
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        told = [one["sql"] for one in asked if "news_contentchange" not in one["sql"]]
        assert len(told) <= many, "\n".join(told)
    is_printed.forget()
    make_article()
    with CaptureQueriesContext(connection) as asked:
        for address in ("/zhoq/", "/", "/gazet/"):
            client.get(address)
    assert sum("made" in one["sql"] and "LIMIT 1" in one["sql"] for one in asked) == 1
