"""Adverts and notices in a real browser: fit, axe, without JavaScript, nothing jumps."""

import pytest
from django.db.models import Sum
from playwright.sync_api import expect

from adverts.models import AdvertDay
from tests.browsing import faults_of, too_wide, violations, watch
from tests.factories import (
    make_advert,
    make_articles,
    make_notice,
    make_person_of_the_desk,
    make_photo,
    make_rubric,
    picture_bytes,
)
from tests.serving import eventually

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "".join(f"<p>{f'Абзац {number}. ' * 30}</p>" for number in range(1, 7))
SHAPES = {"header": (1200, 200), "list": (900, 300), "text": (900, 300), "side": (600, 600)}
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) sum += one.value
  }).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => resolve(sum), 500)
})"""
LONG = "Ұзынсөз" * 12


@pytest.fixture
def pages(live_server):
    """The addresses of an article and of a list, with a picture in each place."""
    articles = make_articles(6, body=TEXT)
    for place, (width, height) in SHAPES.items():
        photo = make_photo(content=picture_bytes(width, height))
        make_advert(f"Дүкен {place}", place=place, photo=photo)
    return [articles[0].get_absolute_url(), "/kogam/"]


def opened(page, live_server, address):
    page.goto(live_server.url + address)
    return page.locator(".advert")


def sums(column):
    return AdvertDay.objects.aggregate(sum=Sum(column))["sum"] or 0


def test_pages_with_adverts_please_axe_and_fit(pages, page, live_server):
    watch(page, live_server.url)
    for address in pages:
        expect(opened(page, live_server, address)).to_have_count(3)
        assert faults_of(page) == [], address
    assert page.faults == []


def test_texts_fit_a_narrow_phone(page, live_server):
    rubric = make_rubric()
    make_articles(6, rubric=rubric, body=TEXT)
    for place in SHAPES:
        make_advert(LONG[:90], place=place, line=LONG, label="campaign", paid_by=LONG)
    page.set_viewport_size({"width": 360, "height": 740})
    expect(opened(page, live_server, "/kogam/")).to_have_count(3)
    assert too_wide(page) == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_when_pictures_come(pages, page, live_server, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in pages:
        # The header's picture comes late; its space is kept from the beginning.
        page.route("**/media/**", lambda route: (page.wait_for_timeout(200), route.continue_()))
        opened(page, live_server, address)
        assert page.evaluate(SHIFTS) < 0.01, address
        page.unroute("**/media/**")


def test_what_is_seen_is_counted_once_and_what_is_not_is_not(page, live_server):
    make_articles(6)
    seen = make_advert(place="header")
    below = make_advert("Бүйірдегі", place="side")
    page.set_viewport_size({"width": 360, "height": 600})
    opened(page, live_server, "/kogam/")
    eventually(lambda: sums("views") == 1)
    assert list(AdvertDay.objects.values_list("advert", "views")) == [(seen.pk, 1)]
    page.get_by_text("Бүйірдегі").scroll_into_view_if_needed()
    eventually(lambda: sums("views") == 2)
    assert below.days.get().views == 1


def test_a_click_is_counted_and_opens_the_page(page, live_server):
    make_articles(1)
    make_advert(link="/kogam/")
    opened(page, live_server, "/").get_by_role("link").click()
    page.wait_for_url("**/kogam/")
    assert sums("clicks") == 1


def test_without_javascript_they_show_and_clicks_count(pages, new_context, live_server):
    page = new_context(java_script_enabled=False, base_url=live_server.url).new_page()
    page.goto(pages[0])
    expect(page.locator(".advert__label").first).to_have_text("Жарнама")
    expect(page.locator(".advert img")).to_have_count(3)
    make_advert("Өз бетіміз", place="list", link="/kogam/")
    page.goto("/")
    answers = []
    page.on("response", lambda answer: answers.append((answer.status, answer.url)))
    page.route("https://**", lambda route: route.abort())
    page.get_by_role("link", name="Дүкен header").click(no_wait_after=True)
    eventually(lambda: page.wait_for_timeout(50) or sums("clicks") == 1)
    assert sums("views") == 0


def test_notices_please_axe_and_fit(page, live_server):
    watch(page, live_server.url)
    grief = make_notice(
        "Көңіл айтамыз", kind="konil-aitu", photo=make_photo(), text=f"{LONG}\n\nҰжым"
    )
    make_notice(LONG, phone="8 701 000 11 22")
    for address in ("/habarlandyru/", grief.get_absolute_url()):
        page.goto(live_server.url + address)
        assert faults_of(page) == [], address
    assert page.faults == []


def test_the_desks_pages_please_axe(open_desk):
    advert, desk = make_advert(), open_desk(make_person_of_the_desk("editor"))
    for address in ("", "add/", f"{advert.pk}/change/", f"{advert.pk}/preview/"):
        desk.goto(f"/redaksia/adverts/advert/{address}")
        assert violations(desk) == [], address
