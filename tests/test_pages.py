"""Pages that stay: written at the desk, linked from every page, with an address for good."""

import pytest

from pages.models import Page
from tests.desk_forms import fields_of
from tests.factories import make_person_of_the_desk, make_photo

ADD = "/redaksia/pages/page/add/"


def make_page(**fields):
    facts = {"title": "Біз туралы", "body": "<p>Газет 1932 жылдан бері шығады.</p>"} | fields
    return Page.objects.create(**facts)


def written(desk, **fields):
    form = {"title": "Жарнама бағасы", "body": "<p>Бір шаршы см</p>", "place": "footer"}
    return desk.post(ADD, form | {"order": "0", "slug": ""} | fields, follow=True)


def test_a_page_is_written_and_read(desk, client):
    written(desk)
    assert Page.objects.get().get_absolute_url() == "/bet/zharnama-bagasy/"
    page = client.get("/bet/zharnama-bagasy/").content.decode()
    assert "<h1" in page
    assert "Бір шаршы см" in page


def test_its_address_stays_when_its_title_changes(desk):
    page = make_page()
    change = f"/redaksia/pages/page/{page.pk}/change/"
    form = fields_of(desk.get(change))
    desk.post(change, form | {"title": "Редакция", "slug": "basqa"})
    page.refresh_from_db()
    assert (page.title, page.slug) == ("Редакция", "biz-turaly")


@pytest.mark.parametrize(
    ("place", "in_menu", "in_footer"),
    [("menu", True, True), ("footer", False, True), ("nowhere", False, False)],
)
def test_it_is_linked_where_the_desk_said(client, db, place, in_menu, in_footer):
    make_page(place=place)
    header, footer = client.get("/").content.decode().split('<footer class="footer">')
    assert ("/bet/biz-turaly/" in header) is in_menu
    assert ("/bet/biz-turaly/" in footer) is in_footer
    assert client.get("/bet/biz-turaly/").status_code == 200


def test_links_stand_in_their_order(client, db):
    make_page(title="Екінші", order=2)
    make_page(title="Бірінші", order=1)
    page = client.get("/").content.decode()
    assert page.index("/bet/birinshi/") < page.index("/bet/ekinshi/")


def test_an_address_without_its_slash_is_sent_on(client, db):
    make_page()
    answer = client.get("/bet/biz-turaly")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/bet/biz-turaly/")
    assert client.get("/bet/joq/").status_code == 404


def test_it_is_read_in_the_other_scripts(client, db):
    make_page()
    assert "Gazet 1932" in client.get("/lat/bet/biz-turaly/").content.decode()


def test_scripts_are_taken_out(client, db):
    make_page(body='<p>Мәтін</p><script>alert(1)</script><a href="javascript:x">сілтеме</a>')
    page = client.get("/bet/biz-turaly/").content.decode()
    assert "alert" not in page
    assert "javascript:" not in page


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "???"}, "slug"),
        ({"slug": "біз-туралы"}, "slug"),
        ({"body": "x" * 300_001}, "body"),
    ],
)
def test_what_makes_no_page_is_refused_in_the_form(desk, fields, field):
    assert written(desk, **fields).context["adminform"].form.errors[field]
    assert not Page.objects.exists()


def test_a_photo_is_refused_with_a_sentence(desk):
    body = f'<p>Мәтін</p><figure data-photo="{make_photo().pk}"></figure>'
    assert "сурет қойылмайды" in written(desk, body=body).content.decode()


def test_two_pages_do_not_share_an_address(desk):
    written(desk)
    assert written(desk).context["adminform"].form.errors["slug"]


@pytest.mark.parametrize("role", ["author", "editor", "column"])
def test_they_are_the_chief_editors_alone(client, db, role):
    client.force_login(make_person_of_the_desk(role))
    assert client.get(ADD).status_code == 403
