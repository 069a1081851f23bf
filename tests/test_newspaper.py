"""Each newsroom's own paper: what it says of itself at the desk stands on every page."""

import pytest

from news.models import Newsroom
from news.models.newsroom import Palette
from qazaly.furniture import furniture
from tests.desk_forms import fields_of
from tests.factories import make_article, make_photo

FORM = "/redaksia/news/newsroom/1/change/"


def said(desk, **fields):
    form = fields_of(desk.get(FORM))
    return desk.post(FORM, form | fields, follow=True)


def test_a_paper_that_decided_nothing_is_ours(client, db):
    page = client.get("/").content.decode()
    assert "Қазалы" in page
    assert 'data-palette="river"' in page


def test_another_papers_name_stands_everywhere(desk, client):
    make_article()
    said(desk, name="Қармақшы таңы", motto="Қармақшы ауданының газеті", description="Қармақшыдан")
    for address in ("/", "/rss.xml", "/redaksia/", "/2022/", "/search/?q=a", "/joq/"):
        page = client.get(address).content.decode()
        assert "Қармақшы таңы" in page, address
        assert "Қазалы" not in page, address


def test_contacts_links_and_the_imprint_close_every_page(desk, client):
    said(
        desk,
        phone="8 (72438) 2-11-22",
        email="gazet@qazaly.kz",
        address="Әйтеке би кенті",
        links="https://t.me/qazaly\nhttps://www.instagram.com/qazaly.kz",
        licence="Материалды көшіргенде сілтеме міндетті",
        imprint="Куәлік № 1\nБас редакторы Серік",
    )
    page = client.get("/").content.decode()
    for words in ("2-11-22", "mailto:gazet@qazaly.kz", ">Telegram<", ">Instagram<", "міндетті"):
        assert words in page
    assert "Куәлік № 1<br>Бас редакторы Серік" in page


@pytest.mark.parametrize(
    "links", ["http://t.me/qazaly", "javascript:alert(1)", "t.me/qazaly", "https://t.me/a " * 11]
)
def test_a_link_that_is_none_is_refused_and_the_form_keeps_it(desk, links):
    page = said(desk, links=links, name="Жаңа ат")
    assert page.context["adminform"].form.errors["links"]
    assert "Жаңа ат" in page.content.decode()
    assert not Newsroom.objects.exists()


def test_a_name_is_needed_and_no_markup(desk, client):
    assert said(desk, name=" ").context["adminform"].form.errors["name"]
    said(desk, name="<script>alert(1)</script>")
    assert "<script>alert" not in client.get("/").content.decode()


@pytest.mark.parametrize("palette", Palette.values)
def test_the_palette_is_one_of_a_few(desk, client, palette):
    said(desk, palette=palette)
    assert f'data-palette="{palette}"' in client.get("/").content.decode()
    assert said(desk, palette="url(x)").context["adminform"].form.errors["palette"]


def test_the_logo_is_drawn_as_icons_and_goes_with_its_photo(desk, client):
    photo = make_photo()
    said(desk, logo=photo.pk)
    icons = Newsroom.ours().icons
    assert set(icons) == {"96", "192", "512"}
    page = client.get("/").content.decode()
    assert f'src="/media/{icons["96"]}"' in page
    for path in icons.values():
        answer = client.get(f"/media/{path}")
        assert answer.headers["Content-Type"] == "image/png"
        assert b"".join(answer).startswith(b"\x89PNG")
    said(desk, logo="")
    furniture.forget()  # a test is one transaction, and so one content version
    assert "masthead__logo" not in client.get("/").content.decode()
