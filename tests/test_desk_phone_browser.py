"""A new piece with three photos from a phone, by touch, as somebody at an event would do it."""

import pytest
from playwright.sync_api import expect

from news.models import Article, Person, Photo
from tests.browsing import PHONE, too_wide
from tests.factories import make_article, make_editor, make_rubric, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def phone(open_desk):
    return open_desk(make_editor(), **PHONE)


def files(tmp_path):
    """Three photos as a phone's gallery gives them, each another one."""
    paths = []
    for number, colour in enumerate(("#345", "#543", "#453")):
        path = tmp_path / f"IMG_{number}.jpg"
        path.write_bytes(picture_bytes(1600, 1200, colour=colour))
        paths.append(path)
    return paths


def upload(phone, live_server, tmp_path):
    phone.goto(f"{live_server.url}/redaksia/news/photo/upload/")
    phone.locator("[name=files]").first.set_input_files(files(tmp_path))
    cards = phone.locator("[data-cards] > li")
    expect(phone.get_by_label("Сипаттамасы")).to_have_count(3, timeout=30_000)
    for number in range(3):
        cards.nth(number).get_by_label("Сипаттамасы").fill(f"Көпірдің {number + 1}-суреті")
    phone.get_by_role("button", name="Бәрін сақтау").tap()
    expect(phone.locator(".success")).to_be_visible()


def put_into_text(phone, caption):
    with phone.expect_popup() as opened:
        phone.locator(".prose-menubar [data-name=photo]").tap()
    opened.value.get_by_role("link", name=caption).first.tap()


def test_a_new_piece_with_three_photos_is_published_from_a_phone(phone, live_server, tmp_path):
    make_rubric()
    upload(phone, live_server, tmp_path)
    assert Photo.objects.count() == 3
    phone.goto(f"{live_server.url}/redaksia/news/article/add/")
    phone.fill("#id_title", "Көпір ашылды")
    editor = phone.locator(".prose-editor .tiptap")
    editor.tap()
    phone.keyboard.type("Бүгін жаңа көпір ашылды.")
    for number in (1, 2, 3):
        put_into_text(phone, f"Көпірдің {number}-суреті")
        expect(editor.locator("figure img")).to_have_count(number)
    phone.select_option("#id_rubric", label="Қоғам")
    assert too_wide(phone) == 0
    phone.locator("[name=_publish]").tap()
    phone.get_by_role("button", name="Иә, жариялау").tap()
    expect(phone.locator(".success")).to_be_visible()
    article = Article.objects.get()
    assert article.status == "published"
    assert article.body.count("<figure data-photo=") == 3
    phone.goto(live_server.url + article.get_absolute_url())
    expect(phone.locator(".prose figure img")).to_have_count(3)


def test_a_signed_piece_is_no_wider_than_the_phone(phone, live_server):
    article = make_article(status="draft", published_at=None)
    article.bylines.create(person=Person.objects.create(name="Айгүл Серікқызы"), order=1)
    phone.goto(f"{live_server.url}/redaksia/news/article/{article.pk}/change/")
    expect(phone.locator(".field-person .select2-container").first).to_be_visible()
    # A page that is too wide widens the window, and the row of buttons leaves the screen.
    wide = phone.evaluate("document.documentElement.scrollWidth")
    assert wide <= phone.viewport_size["width"]
