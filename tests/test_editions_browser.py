"""Every kind of public page in the three editions, in a real browser."""

import re
import unicodedata

import pytest
from playwright.sync_api import expect

from editions.edition import ARABIC, EDITIONS
from news.models import Article, Byline, Newsroom, Person
from pages.models import Page
from tests.browsing import faults_of, too_wide
from tests.newsroom import make_comment, make_notice, make_poll
from tests.test_browser import kinds_of_page, site

__all__ = ["site"]

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPTS = {"CYRILLIC": "kk", "LATIN": "kk-Latn", "ARABIC": "kk-Arab"}
WORD = re.compile(r"[^\W\d_]+")
# What a reader sees, and what is read out to one who does not.
SPOKEN = """
['alt', 'title', 'aria-label', 'placeholder']
  .flatMap(n => [...document.querySelectorAll(`[${n}]`)].map(e => e.getAttribute(n)))
  .concat([...document.querySelectorAll('details')].map(folded => folded.textContent))
  .concat(document.title, document.body.innerText)
  .join(' ')
"""
# What stays on purpose: the scripts' own names, and a reader's own question.
KEPT = "[...document.querySelectorAll('[translate=no]')].map(e => e.textContent).join(' ')"
NAMES = {"Qazaly", "kz", "baq", "RSS", "WhatsApp", "Telegram", "cookie", "Cookie"}
FACES = """
async () => {
  await document.fonts.ready
  return [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)
}
"""


def scripts_of(word):
    """The scripts whose letters a word holds, as the languages of their editions."""
    names = {unicodedata.name(letter, "?").partition(" ")[0] for letter in word}
    return {SCRIPTS.get(name, name) for name in names}


def strangers(page, language):
    """Words in two scripts, and those of another script that are no names."""
    words = set(WORD.findall(page.evaluate(SPOKEN))) - NAMES
    kept = set(WORD.findall(page.evaluate(KEPT)))
    return {word for word in words - kept if scripts_of(word) != {language}}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
def test_each_page_is_whole_in_each_edition(site, page, live_server, edition):
    """In its letters, accessible in any look, without a cookie, and asking nobody else."""
    faults = []
    for name, address in kinds_of_page(site).items():
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(live_server.url + edition.address(address))
        faults += [(name, fault) for fault in wrong_on(page, edition.language)]
    assert faults == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_what_goes_around_an_article_is_whole_in_arabic_letters(site, page, live_server):
    """In the edition that differs most; in the others these pages have tests of their own."""
    faults = []
    for address in around(site):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(live_server.url + ARABIC.address(address))
        faults += [(address, fault) for fault in wrong_on(page, ARABIC.language)]
    assert faults == []
    assert page.context.cookies() == []


def around(article):
    """Pages of the newsroom itself, and of what readers take part in."""
    Article.objects.filter(pk=article.pk).update(comments_open=True)
    Newsroom.objects.create(pk=1, comments_allowed=True, phone="8 700", imprint="Куәлік № 7")
    facts = {"job": "тілші", "about": "Он жыл\nтілші.", "photo": article.lead_photo}
    person = Person.objects.create(name="Айгүл", **facts)
    Byline.objects.create(article=article, person=person)
    about = Page.objects.create(title="Біз туралы", body="<h2>Редакция</h2><p>Кентте.</p>")
    notice, poll, _ = make_notice(), make_poll(), make_comment()
    own = [one.get_absolute_url() for one in (person, about, notice, poll)]
    asked = [f"/pikirler/{article.pk}/", f"/qate/{article.pk}/", "/zhanalyq-zhiberu/", "/bailanys/"]
    return [*own, *asked, "/korinis/", "/saualnama/", "/habarlandyru/", "/qupiyalyq/", "/zhelisiz/"]


def wrong_on(page, language):
    faults = [*complaints(page), *strangers(page, language)]
    faults += faults_of(page)
    faults += strangers(page, language)  # a phone shows other words
    # What looks tries styles of its own, which the policy refuses.
    faults += [fault for fault in complaints(page) if "inline style" not in fault]
    if page.locator("html").get_attribute("lang") != language or page.locator("h1").count() != 1:
        faults.append("the page's language, or its one heading")
    return faults


def complaints(page):
    """What the browser complained of since; that an address is not there is no fault."""
    met = [fault for fault in page.faults if "404" not in fault]
    page.faults.clear()
    return met


def test_a_word_in_two_scripts_is_found(site, page, live_server):
    page.goto(f"{live_server.url}/lat/")
    page.evaluate("document.querySelector('h1').append(' Qазалы Қазалы кітап-qazaly')")
    assert strangers(page, "kk-Latn") == {"Qазалы", "Қазалы", "кітап"}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
def test_the_switch_works_without_javascript(site, browser, live_server, edition):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/2025/09/")
    page.locator(".scripts").get_by_role("link", name=edition.name).click()
    expect(page).to_have_url(live_server.url + edition.address("/2025/09/"))
    context.close()


def test_only_the_edition_in_arabic_letters_fetches_their_face(site, page, live_server):
    for edition in EDITIONS:
        page.goto(live_server.url + edition.address(site.get_absolute_url()))
        assert ("Naskh" in page.evaluate(FACES)) is (edition is ARABIC), edition.name


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
def test_text_twice_as_large_fits_in_each_edition(site, page, live_server, edition):
    page.set_viewport_size({"width": 360, "height": 800})
    for address in kinds_of_page(site).values():
        page.goto(live_server.url + edition.address(address))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert too_wide(page) == 0, address


# --- right to left ---------------------------------------------------------------------------


def left(page, selector):
    return page.locator(selector).first.bounding_box()["x"]


def test_the_calendar_runs_from_right_to_left(site, page, live_server):
    page.goto(f"{live_server.url}/tote/2025/09/")
    days = page.locator(".calendar__table tbody tr").nth(1).locator("td")
    places = [day.bounding_box()["x"] for day in days.all()]
    assert [day.inner_text().split()[0] for day in days.all()] == [str(n) for n in range(8, 15)]
    assert places == sorted(places, reverse=True)
    weekdays = [head.bounding_box()["x"] for head in page.locator(".calendar__table th").all()]
    assert weekdays == sorted(weekdays, reverse=True)


def test_sides_are_changed_from_right_to_left(site, page, live_server):
    page.set_viewport_size({"width": 1280, "height": 800})
    for prefix, turned in (("", False), ("/tote", True)):
        page.goto(f"{live_server.url}{prefix}{site.get_absolute_url()}")
        assert (left(page, ".side") < left(page, ".article")) is turned
        assert (left(page, ".scripts") < left(page, ".masthead__name a")) is turned
        border = "element => getComputedStyle(element).borderRightWidth"
        assert (page.locator("blockquote").evaluate(border) == "3px") is turned


def test_the_groups_of_a_number_keep_their_order(site, page, live_server):
    """The place of each figure, as the browser sets it."""
    site.body = "<p>Биыл ауданда 9 240 гектар, тел. 2-12-34.</p>"
    site.save()
    page.goto(f"{live_server.url}/tote{site.get_absolute_url()}")
    places = page.evaluate("""() => {
      const text = document.querySelector('.prose p').firstChild
      return [...text.data].flatMap((letter, index) => {
        if (!/[0-9]/.test(letter)) return []
        const range = new Range()
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        return [range.getBoundingClientRect().x]
      })
    }""")
    hectares, telephone = places[:4], places[4:]
    assert hectares == sorted(hectares)
    assert telephone == sorted(telephone)
    assert len(places) == 9


def test_arrows_point_where_they_lead(site, page, live_server):
    page.goto(f"{live_server.url}/tote/2025/")
    shown = page.locator(".year__steps a").first
    assert shown.evaluate("a => getComputedStyle(a, '::after').scale") == "-1 1"
