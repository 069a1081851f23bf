"""Pages as a reader who sees badly has them: they fit a phone, and axe finds nothing."""

import pytest

from news.display import COOKIE
from tests.browsing import too_wide, violations
from tests.factories import make_article, make_articles, make_photo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "code",
    ["200-strong-light-wide-shown", "200-soft-dark-usual-hidden", "150-strong-dark-wide-shown"],
)
def test_large_letters_fit_a_phone_and_are_accessible(new_context, live_server, code):
    make_articles(25)
    article = make_article(body="<p>Мәтін</p>" * 5, lead_photo=make_photo(alt="Көпір"))
    context = new_context(viewport={"width": 360, "height": 740})
    context.add_cookies([{"name": COOKIE, "value": code, "url": live_server.url}])
    page = context.new_page()
    for address in ("/", article.get_absolute_url(), "/kogam/", "/korinis/", "/search/?q=мәтін"):
        page.goto(live_server.url + address)
        assert too_wide(page) == 0, address
        assert violations(page) == [], address


def test_the_form_sets_what_was_chosen_and_leads_back(page, live_server):
    address = make_article().get_absolute_url()
    page.goto(live_server.url + address)
    before = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    page.get_by_role("link", name="Нашар көретіндерге").click()
    page.get_by_label("өте үлкен").check()
    page.get_by_label("қараңғы").check()
    page.get_by_role("button", name="Сақтау").click()
    page.wait_for_url(live_server.url + address)
    root = "getComputedStyle(document.documentElement)"
    assert page.evaluate(f"parseFloat({root}.fontSize)") == 2 * float(before.removesuffix("px"))
    assert page.evaluate(f"{root}.colorScheme") == "dark"
