"""The privacy page says what is so: its numbers are the code's own."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from desk.backup import rows, thinning
from letters import keeping
from letters.models import Comment
from news import display
from tests.letters import open_article, send

pytestmark = pytest.mark.django_db
PAGE = "/qupiyalyq/"


def text(client, address=PAGE):
    page = client.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]*>", "", page.partition("<main")[2]).split())


def test_its_numbers_are_those_that_housekeeping_goes_by(client):
    said = text(client)
    for number in (
        f"{keeping.REFUSED_STAY.days} күннен кейін өшеді",
        f"{keeping.LETTERS_STAY.days} күннен кейін бәрі файлдарымен бірге өшеді",
        f"таңбаны {keeping.TRACES_STAY.days} күн сақтаймыз",
        f"ең көбі {thinning.MONTHS} ай тұрады",
        f"{settings.SESSION_COOKIE_AGE // 60} минут",
    ):
        assert number in said


def test_the_logs_of_a_server_go_when_the_page_says(client):
    kept = (Path(settings.BASE_DIR) / "deploy/systemd/journald.conf").read_text()
    assert "MaxRetentionSec=14day" in kept
    assert "журнал 14 күннен кейін жойылады" in text(client)


def test_a_number_that_changes_changes_on_the_page(client, monkeypatch):
    monkeypatch.setattr("qazaly.privacy.TRACES_STAY", keeping.TRACES_STAY / 2)
    assert "таңбаны 15 күн сақтаймыз" in text(client)


def test_it_names_every_cookie_that_readers_can_get(client):
    said = text(client)
    for name in (
        "dauys-…",
        display.COOKIE,
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
    ):
        assert name in said


@pytest.mark.parametrize("address", ["/", "/qupiyalyq/", "/saualnama/", "/search/"])
def test_reading_sets_no_cookie(client, address):
    assert not client.get(address).cookies


def test_what_it_calls_left_out_of_copies_is_left_out():
    assert {"letters_trace", "news_viewersalt", "news_viewseen"} <= rows.LEFT.keys()


def test_a_comment_is_tied_to_no_sender(client):
    send(f"/pikirler/{open_article().pk}/", name="Асқар", text="Пікірім")
    assert not {"sender", "key", "digest"} & {field.name for field in Comment._meta.fields}


def test_every_page_leads_there_and_it_may_be_kept(client):
    assert f'href="{PAGE}"' in client.get("/").content.decode()
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "no-store" not in answer.get("Cache-Control", "")
    assert client.get("/qupiyalyq")["Location"] == PAGE
    assert "Qūpialyq" in client.get(f"/lat{PAGE}").content.decode()
