"""Readers' forms in a browser: without JavaScript, on a phone, and as assistive tools find them."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from playwright.sync_api import expect

from letters.models import Comment, Letter, Option, Poll, Report, Trace, Vote
from letters.receiving import LIMITS
from letters.seals import TOO_FAST
from news.models import Newsroom
from tests.browsing import faults_of, watch
from tests.factories import make_article, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = int(TOO_FAST.total_seconds() * 1000) + 500


@pytest.fixture
def article(db):
    Newsroom.objects.create(pk=1, comments_allowed=True, phone="+7 701 000 00 00")
    article = make_article(body="<p>Көпірдің ұзындығы 40 метр болды.</p>", comments_open=True)
    facts = {"article": article, "state": "public", "name": "Асқар"}
    first = Comment.objects.create(text="Ұ" + "зақсөз" * 60, **facts)
    Comment.objects.create(text="Жауабым", parent=first, **facts)
    return article


@pytest.fixture
def poll(db):
    poll = Poll.objects.create(question="Көпір керек пе?", until=timezone.now() + timedelta(days=1))
    yes, _ = Option.objects.bulk_create(Option(poll=poll, text=text) for text in ("Иә", "Жоқ"))
    Vote.objects.create(option=yes)
    return poll


@pytest.fixture
def plain(browser, live_server):
    """A browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    yield context.new_page()
    context.close()


def wait_as_after_a_letter(page):
    """The pause between two letters of one reader has passed, and a form has had its time."""
    Trace.objects.update(at=F("at") - LIMITS[0][0])
    page.wait_for_timeout(PATIENCE)


def test_everything_is_sent_without_a_script(plain, article, poll, tmp_path):
    plain.goto(article.get_absolute_url())
    plain.get_by_role("link", name="Пікірлер: 2").click()
    plain.get_by_role("link", name="Жауап беру").first.click()
    expect(plain.get_by_role("heading", name="Асқар пікіріне жауап")).to_be_visible()
    plain.get_by_label("Атыңыз").fill("Гүлнар")
    plain.get_by_label("Пікіріңіз").fill("Келісемін")
    plain.wait_for_timeout(PATIENCE)
    plain.get_by_role("button", name="Жіберу").click()
    expect(plain.get_by_role("status")).to_contain_text("Пікіріңіз редакцияға жетті")
    assert Comment.objects.get(name="Гүлнар").parent is not None

    plain.goto(article.get_absolute_url())
    plain.get_by_role("link", name="Қате таптыңыз ба?").click()
    plain.get_by_label("Мақаладағы қате сөз").fill("40 метр")
    plain.get_by_role("button", name="Редакторға жіберу").click()
    # Too fast, and too soon after the comment: the words stay.
    expect(plain.get_by_role("alert")).to_be_visible()
    expect(plain.get_by_label("Мақаладағы қате сөз")).to_have_value("40 метр")
    wait_as_after_a_letter(plain)
    plain.get_by_role("button", name="Редакторға жіберу").click()
    expect(plain.get_by_role("status")).to_contain_text("Хабарыңыз редакторға жетті")
    assert Report.objects.get().quote == "40 метр"

    plain.goto(poll.get_absolute_url())
    plain.get_by_label("Жоқ").check()
    plain.wait_for_timeout(1500)
    plain.get_by_role("button", name="Дауыс беру").click()
    expect(plain.get_by_text("Барлығы: 2 дауыс")).to_be_visible()

    picture = tmp_path / "surettik.jpg"
    picture.write_bytes(picture_bytes(60, 40))
    plain.get_by_role("link", name="Жаңалық жіберу").click()
    plain.get_by_label("Хатыңыз").fill("Ауылда көпір бұзылды")
    plain.get_by_label("Суреттер").set_input_files(picture)
    plain.get_by_role("checkbox").check()
    wait_as_after_a_letter(plain)
    plain.get_by_role("button", name="Жіберу").click()
    expect(plain.get_by_role("status")).to_contain_text("Хатыңыз редакцияға жетті")
    assert Letter.objects.get().photos.count() == 1


def test_selected_words_come_along_to_the_form(page, live_server, article):
    watch(page, live_server.url)
    page.goto(live_server.url + article.get_absolute_url())
    page.locator(".prose p").first.select_text()
    page.keyboard.press("Control+Enter")
    words = "Көпірдің ұзындығы 40 метр болды."
    expect(page.get_by_label("Мақаладағы қате сөз")).to_have_value(words)
    assert page.faults == []


def test_words_selected_elsewhere_stay_there(page, live_server, article):
    page.goto(live_server.url + article.get_absolute_url())
    page.locator(".footer__name").select_text()
    page.get_by_role("link", name="Қате таптыңыз ба?").click()
    expect(page.get_by_label("Мақаладағы қате сөз")).to_have_value("")


def test_every_page_is_accessible_and_fits_a_phone(page, live_server, article, poll):
    watch(page, live_server.url)
    addresses = [
        *(article.get_absolute_url(), f"/pikirler/{article.pk}/", f"/qate/{article.pk}/"),
        *("/zhanalyq-zhiberu/", "/bailanys/", "/saualnama/", "/qupiyalyq/"),
        poll.get_absolute_url(),
    ]
    for address in addresses:
        page.goto(live_server.url + address)
        assert page.faults == [], address
        assert faults_of(page) == [], address
        page.faults.clear()


def test_refused_forms_and_results_are_accessible(page, live_server, article, poll):
    watch(page, live_server.url)
    for address in (f"/pikirler/{article.pk}/", f"/qate/{article.pk}/", "/zhanalyq-zhiberu/"):
        page.goto(live_server.url + address)
        page.locator(".letter button").click()
        expect(page.locator(".letter__error").first).to_be_visible()
        assert faults_of(page) == [], address
    Poll.objects.update(until=timezone.now())
    page.goto(live_server.url + poll.get_absolute_url())
    expect(page.locator("meter").first).to_be_visible()
    assert faults_of(page) == []
