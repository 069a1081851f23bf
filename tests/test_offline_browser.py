"""What a browser keeps for a reader without a network, and what it must not keep."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)
AT_WORK = "() => navigator.serviceWorker.controller?.state === 'activated'"
KEPT = "caches.open('pages-1').then((pages) => pages.match(location.href)).then(Boolean)"


@pytest.fixture
def reader(new_context, live_server):
    """A browser whose worker is at work."""
    page = new_context().new_page()
    page.goto(f"{live_server.url}/")
    page.set_default_timeout(20_000)
    page.wait_for_function(AT_WORK)
    return page


def test_a_piece_that_was_read_is_read_without_a_network(reader, live_server):
    article = make_article(title="Көпір ашылды")
    reader.goto(live_server.url + article.get_absolute_url())
    reader.wait_for_function(f"async () => {KEPT}")
    reader.context.set_offline(True)
    reader.goto(live_server.url + article.get_absolute_url())
    expect(reader.locator("h1")).to_have_text("Көпір ашылды")


def test_a_piece_that_was_taken_down_is_kept_by_no_browser_that_asked_for_it(reader, live_server):
    article = make_article(title="Көпір ашылды")
    reader.goto(live_server.url + article.get_absolute_url())
    reader.wait_for_function(f"async () => {KEPT}")
    article.status = "withdrawn"
    article.save()
    answer = reader.goto(live_server.url + article.get_absolute_url())
    assert answer.status in (404, 410)
    reader.wait_for_function(f"async () => !(await {KEPT})")
    reader.context.set_offline(True)
    reader.goto(live_server.url + article.get_absolute_url())
    expect(reader.locator("h1")).not_to_have_text("Көпір ашылды")


def test_nothing_but_pieces_and_the_front_page_is_kept(reader, live_server):
    article = make_article(comments_open=True)
    for address in (f"/qate/{article.pk}/", "/bailanys/", "/search/?q=көпір", "/redaksia/"):
        reader.goto(live_server.url + address)
    reader.goto(live_server.url + article.get_absolute_url())
    reader.wait_for_function(f"async () => {KEPT}")
    keys = "caches.open('pages-1').then((pages) => pages.keys())"
    kept = reader.evaluate(f"{keys}.then((keys) => keys.map(({{ url }}) => new URL(url).pathname))")
    assert set(kept) == {"/", "/zhelisiz/", article.get_absolute_url()}
