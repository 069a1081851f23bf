"""The front page arranged in a real browser: with a mouse, from a phone, without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from news.models import FrontPlace
from tests.browsing import faults_of, too_wide
from tests.factories import make_article, make_breaking, make_editor, place_by_hand

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "/redaksia/news/frontplace/"
LONG = "Қазалы ауданында көктемгі су тасқынына қарсы жұмыс басталды, бөгеттер нығайтылып жатыр"


@pytest.fixture
def news(db):
    """Four articles, the first three of them placed by hand."""
    now = timezone.now()
    articles = [
        make_article(title=title, published_at=now - timedelta(hours=number + 1))
        for number, title in enumerate(["Алма", "Бау", LONG, "Дән"])
    ]
    for article in articles[:3]:
        place_by_hand(article, until=now + timedelta(hours=5))
    return articles


@pytest.fixture
def arrange(open_desk, news):
    """Opens the page on which the front page is arranged."""

    def open_with(**how):
        page = open_desk(make_editor(), **how)
        page.goto(DESK)
        return page

    return open_with


@pytest.fixture
def desk(arrange):
    return arrange()


@pytest.fixture
def phone(arrange):
    return arrange(viewport={"width": 360, "height": 740}, has_touch=True)


def order():
    return list(FrontPlace.objects.values_list("article__title", flat=True))


def press(page, name):
    page.get_by_role("button", name=name).click()


def save(page):
    press(page, "Сақтау")
    expect(page.get_by_text("Басты бет сақталды")).to_be_visible()


def drag(page, title, onto):
    """By the handle of one row to just above the top of another."""
    handle = page.locator("[data-place]", has_text=title).locator("[data-handle]")
    handle.hover()
    page.mouse.down()
    target = page.locator("[data-place]", has_text=onto).bounding_box()
    page.mouse.move(target["x"] + 20, target["y"] + 4, steps=12)
    page.mouse.up()


def test_rows_are_dragged_into_order(desk, live_server):
    desk.set_viewport_size({"width": 1280, "height": 1400})
    drag(desk, LONG, onto="Алма")
    ranks = desk.locator("[data-rank]")
    expect(ranks).to_have_text(["Басты мақала", "2-орын", "3-орын"])
    expect(desk.locator("[data-place] h3")).to_have_text([LONG, "Алма", "Бау"])
    expect(desk.get_by_text("Өзгерістер әлі сақталмады.")).to_be_visible()
    save(desk)
    assert order() == [LONG, "Алма", "Бау"]
    desk.goto(live_server.url)
    expect(desk.locator(".lead__title")).to_have_text(LONG)


def test_a_row_is_dragged_beyond_the_windows_edge(desk):
    desk.set_viewport_size({"width": 1280, "height": 400})
    desk.locator("[data-handle]").last.hover()
    desk.mouse.down()
    for turn in range(60):
        desk.mouse.move(300, 2 + turn % 2)
    desk.mouse.up()
    expect(desk.locator("[data-place] h3")).to_have_text([LONG, "Алма", "Бау"])


def test_a_keyboard_is_enough(desk):
    desk.get_by_role("button", name="Төмен: Алма").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name="Төмен: Алма")).to_be_focused()
    expect(desk.locator("[data-said]")).to_have_text("2-орын: Алма")
    desk.keyboard.press("Enter")
    save(desk)
    assert order() == ["Бау", LONG, "Алма"]


def test_enter_in_a_field_changes_nothing(desk):
    headline = desk.get_by_label("Басты беттегі тақырыбы").first
    headline.fill("Қысқа аты")
    headline.press("Enter")
    expect(desk.get_by_text("Өзгерістер әлі сақталмады.")).to_be_visible()
    expect(headline).to_have_value("Қысқа аты")
    assert order() == ["Алма", "Бау", LONG]
    assert not FrontPlace.objects.exclude(headline="").exists()


def test_a_phone_arranges_adds_and_removes(phone, live_server):
    phone.get_by_role("button", name="Жоғары: Бау").tap()
    phone.get_by_role("button", name="Алып тастау: Алма").tap()
    phone.get_by_label("Тақырыбы бойынша").fill("дән")
    phone.get_by_role("button", name="Іздеу").tap()
    phone.get_by_role("button", name="Қосу: Дән").tap()
    row = phone.locator("[data-place]", has_text="Дән")
    row.get_by_label("Басты беттегі тақырыбы").fill("Дән піскен кез")
    row.get_by_label("Қашанға дейін").select_option("3 сағат")
    assert too_wide(phone) == 0
    save(phone)
    assert order() == ["Бау", LONG, "Дән"]
    phone.goto(live_server.url)
    expect(phone.get_by_role("link", name="Дән піскен кез")).to_be_visible()


def test_the_clock_is_shown_only_for_an_exact_end(desk):
    row = desk.locator("[data-place]").first
    clock = row.get_by_label("Дәл уақыты")
    expect(clock).to_be_visible()
    row.get_by_label("Қашанға дейін").select_option("24 сағат")
    expect(clock).to_be_hidden()


def test_it_works_without_javascript(arrange):
    page = arrange(java_script_enabled=False)
    press(page, "Жоғары: Бау")
    expect(page.locator("[data-place] h3")).to_have_text(["Бау", "Алма", LONG])
    press(page, "Алып тастау: Алма")
    press(page, "Қосу: Дән")
    save(page)
    assert order() == ["Бау", LONG, "Дән"]


def test_the_page_is_accessible_and_fits(desk):
    assert desk.faults == []
    assert faults_of(desk) == []
    desk.faults.clear()  # axe tries styles of its own, which the policy refuses


def test_breaking_news_is_given_and_taken_down(desk, live_server):
    desk.goto(f"{live_server.url}/redaksia/news/breakingline/add/")
    desk.get_by_label(re.compile("^Хабар")).fill("Көпір жабылды")
    desk.get_by_label("Қашанға дейін").select_option("1 сағат")
    desk.locator("[name=_save]").first.click()
    expect(desk.locator(".success")).to_be_visible()
    desk.goto(live_server.url)
    expect(desk.get_by_role("complementary", name="Шұғыл хабар")).to_contain_text("Көпір жабылды")
    desk.goto(f"{live_server.url}/redaksia/news/breakingline/")
    press(desk, "Қазір алып тастау")
    expect(desk.get_by_text("Шұғыл хабар сайттан алынды.")).to_be_visible()
    desk.goto(live_server.url)
    expect(desk.get_by_role("complementary", name="Шұғыл хабар")).to_have_count(0)


@pytest.mark.parametrize("prefix", ["/", "/lat/", "/tote/"])
def test_a_long_breaking_line_fits_every_edition(page, live_server, news, prefix):
    make_breaking((LONG * 2)[:160], article=news[0])
    page.goto(live_server.url + prefix)
    assert faults_of(page) == []
