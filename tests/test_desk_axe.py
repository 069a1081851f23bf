"""What the desk shows only when something is done to it, as assistive tools find it."""

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from playwright.sync_api import expect

from tests.browsing import CONTRAST, faults_of, violations, watch
from tests.factories import make_editor
from tests.newsroom import fill_the_newsroom

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def chief(db):
    chief = make_editor(first_name="Айгүл", last_name="Серікқызы")
    fill_the_newsroom()
    return chief


@pytest.fixture
def desk(chief, open_desk):
    page = open_desk(chief)
    yield page
    # What looks writes styles into the page, which the policy does not let it.
    page.faults.clear()


def test_a_refused_form_is_accessible(desk, live_server):
    desk.goto(live_server.url + reverse("admin:news_article_add"))
    desk.wait_for_load_state("networkidle")
    desk.locator(".submit-row input").first.click()
    expect(desk.locator(".errornote")).to_be_visible()
    assert faults_of(desk) == []


@pytest.mark.parametrize(
    ("opener", "opened"),
    [
        (".field-tags .select2-selection", ".select2-results__option"),
        ("#calendarlink0", ".calendarbox"),
        ("#clocklink0", ".clockbox"),
    ],
)
def test_what_opens_on_a_form_is_accessible(desk, live_server, opener, opened):
    """The finder with suggestions, the month and the clock."""
    desk.goto(live_server.url + reverse("admin:news_article_add"))
    desk.locator(opener).click()
    expect(desk.locator(opened).first).to_be_visible()
    assert faults_of(desk) == []


def test_signing_in_and_its_pages_are_accessible(chief, page, live_server):
    watch(page, live_server.url)
    place = {
        "uidb64": urlsafe_base64_encode(force_bytes(chief.pk)),
        "token": default_token_generator.make_token(chief),
    }
    addresses = (
        reverse("admin:login"),
        reverse("admin_password_reset"),
        reverse("password_reset_done"),
        reverse("password_reset_confirm", kwargs=place),
        reverse("password_reset_confirm", kwargs={**place, "token": "joq"}),
        reverse("password_reset_complete"),
    )
    for address in addresses:
        page.goto(live_server.url + address)
        assert page.faults == [], address
        assert faults_of(page) == [], address
        page.faults.clear()


def test_what_fails_at_the_desk_is_accessible(desk, live_server):
    desk.goto(f"{live_server.url}/redaksia/zhoq/")
    # The browser says that it could not be loaded.
    assert len(desk.faults) == 1
    desk.faults.clear()
    assert faults_of(desk) == []


def test_a_planted_fault_is_found(desk, live_server):
    """Nothing above proves anything if this does not fail."""
    desk.goto(live_server.url + reverse("admin:index"))
    desk.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><img>')")
    assert {name for name, _ in violations(desk)} >= {"label", "image-alt"}
    desk.evaluate("document.querySelector('h1').className = 'planted'")
    desk.evaluate("document.styleSheets[0].insertRule('.planted { color: #e0ddd6 !important }')")
    assert {name for name, _ in violations(desk, CONTRAST)} == set(CONTRAST)


def test_the_theme_is_chosen_and_kept(desk, live_server):
    desk.goto(live_server.url + reverse("admin:index"))
    desk.emulate_media(color_scheme="light")
    background = "getComputedStyle(document.body).backgroundColor"
    light = desk.evaluate(background)
    desk.get_by_role("button", name="Түсін ауыстыру").click()
    assert desk.evaluate(background) != light
    desk.reload()
    assert desk.evaluate(background) != light


def test_saving_is_at_hand_on_a_phone(desk, live_server):
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.goto(live_server.url + reverse("admin:news_article_add"))
    save = desk.locator(".submit-row .default").first
    box = save.bounding_box()
    assert box["y"] + box["height"] <= 740
    assert box["height"] >= 44
    assert desk.locator("#id_title").evaluate("field => getComputedStyle(field).fontSize") == "16px"
