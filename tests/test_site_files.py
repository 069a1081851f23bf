"""robots.txt, ads.txt and security.txt: kept at the desk, true by themselves."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.desk_forms import fields_of
from tests.factories import make_person_of_the_desk

FORM = "/redaksia/syndication/sitefiles/1/change/"


def said(desk, **fields):
    return desk.post(FORM, fields_of(desk.get(FORM)) | fields, follow=True)


def test_robots_are_led_to_the_maps_and_away_from_the_desk(client, db):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /redaksia/"]
    assert "Disallow: /zharnama/" in lines
    maps = [line.removeprefix("Sitemap: http://testserver") for line in lines if "Sitemap" in line]
    assert maps == ["/sitemap.xml", "/lat/sitemap.xml", "/tote/sitemap.xml", "/google_news.xml"]
    assert {client.get(address).status_code for address in maps} == {200}


def test_the_desk_adds_lines(desk, client):
    said(desk, robots="User-agent: GPTBot\r\nDisallow: /")
    assert "\nUser-agent: GPTBot\nDisallow: /\n" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("robots", "барлығын жабу"),
        ("ads", "google.com"),
        ("security_contact", "javascript:alert(1)"),
        ("security_contact", "http://qazaly.kz/"),
    ],
)
def test_what_no_program_would_read_is_refused_and_kept_in_the_form(desk, field, bad):
    page = said(desk, **{field: bad})
    assert page.context["adminform"].form.errors[field]
    assert bad in page.content.decode()


def test_sellers_of_advertisements_are_told_where_there_are_some(desk, client):
    assert client.get("/ads.txt").status_code == 404
    said(desk, ads="# Жарнама\ngoogle.com, pub-1, DIRECT, f08c47fec0942fa0")
    assert client.get("/ads.txt").content.decode().splitlines()[1].startswith("google.com, pub-1")


def test_who_finds_a_hole_knows_whom_to_tell(desk, client):
    assert client.get("/.well-known/security.txt").status_code == 404
    said(desk, security_contact="qauipsizdik@qazaly.kz")
    with time_machine.travel(datetime(2031, 5, 1, 9, tzinfo=timezone.get_default_timezone())):
        lines = client.get("/.well-known/security.txt").content.decode().splitlines()
        facts = dict(line.split(": ", 1) for line in lines)
        left = datetime.fromisoformat(facts["Expires"]) - timezone.now()
    assert facts["Contact"] == "mailto:qauipsizdik@qazaly.kz"
    assert timedelta(days=170) < left < timedelta(days=365)


def test_only_the_chief_editor_keeps_them(client, db):
    client.force_login(make_person_of_the_desk("editor"))
    assert client.get(FORM).status_code == 403
    assert client.get("/redaksia/syndication/sitefiles/").status_code == 403


def test_they_are_no_pages_of_an_edition(client, db):
    assert client.get("/lat/robots.txt").status_code == 404
