"""What the editions make of feeds, of errors, and of answers that are no pages."""

from contextlib import suppress
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.test import Client
from django.urls import get_script_prefix, path, reverse

from editions.edition import CYRILLIC, EDITIONS
from editions.middleware import Editions
from tests.factories import make_article
from tests.serving import database_away
from tests.test_editions import FEEDS, HOME, LETTERS, OTHERS, calm, read, said, site

__all__ = ["calm", "site"]


# --- feeds -----------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_an_editions_own(client, site, edition, address):
    response = client.get(edition.address(address))
    assert response["Content-Type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(response.content).find("channel")
    assert channel.findtext("language") == edition.language
    own = channel.find("{http://www.w3.org/2005/Atom}link").get("href")
    assert own == f"http://testserver{edition.address(address)}"
    links = [channel.findtext("link"), *(item.findtext("link") for item in channel.iter("item"))]
    home = f"http://testserver{edition.prefix}"
    assert all(link.startswith(home) for link in links)
    if edition is not CYRILLIC:
        assert LETTERS["kk"].findall("".join(channel.itertext())) == []


def test_an_article_is_the_same_item_in_each_feed(client, site):
    feeds = [ElementTree.fromstring(client.get(e.address("/rss.xml")).content) for e in EDITIONS]
    first, *others = [[item.findtext("guid") for item in feed.iter("item")] for feed in feeds]
    assert len(first) == 20
    assert others == [first, first]


# --- errors ----------------------------------------------------------------------------------


def fails(request):
    raise ValueError("a fault of ours")


urlpatterns = [path("broken/", fails), path("", fails, name="front")]
handler500 = "qazaly.errors.failed"


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
def test_a_fault_is_a_page_of_the_edition(calm, db, settings, edition):
    settings.ROOT_URLCONF = __name__
    page = read(calm, edition.address("/broken/"), 500)
    assert f'<html lang="{edition.language}" dir="{edition.direction}">' in page
    assert f'<a href="{edition.prefix}">' in page
    assert LETTERS["kk"].search(said(page)) is None or edition is CYRILLIC
    assert get_script_prefix() == "/"


@pytest.mark.parametrize("edition", OTHERS, ids=lambda edition: edition.language)
def test_refusals_are_pages_of_the_edition(db, edition):
    strict = Client(enforce_csrf_checks=True)
    forged = strict.post(edition.address(make_article().get_absolute_url()))
    foreign = strict.get(edition.prefix, headers={"Host": "evil.example"})
    assert (forged.status_code, foreign.status_code) == (403, 400)
    for response in (forged, foreign):
        page = response.content.decode()
        assert f'<html lang="{edition.language}" dir="{edition.direction}">' in page
        assert LETTERS["kk"].findall(said(page)) == []


@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_away_the_edition_says_so(calm):
    with database_away():
        response = calm.get("/lat/rss.xml")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert 'lang="kk-Latn"' in response.content.decode()
    assert LETTERS["kk"].findall(said(response.content.decode())) == []


# --- responses -------------------------------------------------------------------------------


def answered(response, rf, address="/lat/qala/"):
    """What the middleware makes of a view's response."""
    request = rf.get(address)
    request.content = (0, None)
    return Editions(lambda request: response)(request)


def test_what_is_no_text_passes_as_it_is(rf, db):
    for response in (
        JsonResponse({"a": "қала"}, json_dumps_params={"ensure_ascii": False}),
        HttpResponse("қала", content_type="text/plain; charset=utf-8"),
        HttpResponse("қала", content_type="text/html", headers={"Content-Encoding": "gzip"}),
        StreamingHttpResponse(["қала"], content_type="text/html"),
    ):
        assert "қала" in answered(response, rf).getvalue().decode()


def test_headers_are_true_of_the_converted_page(rf, db):
    response = HttpResponse("<p>Шаңырақ</p>", headers={"Content-Length": "1", "ETag": '"a"'})
    changed = answered(response, rf)
    assert int(changed["Content-Length"]) == len(changed.content)
    assert "ETag" not in changed
    kept = answered(HttpResponse("<p>a</p>", headers={"ETag": '"a"'}), rf, "/qala/")
    assert kept["ETag"] == '"a"'


def test_length_of_a_page_is_that_of_its_edition(client, site):
    for edition in EDITIONS:
        response = client.get(edition.address(HOME))
        assert int(response["Content-Length"]) == len(response.content)
        assert client.head(edition.address(HOME))["Content-Length"] == response["Content-Length"]


def test_a_page_that_cannot_be_converted_is_read_as_written(rf, db, caplog):
    broken = HttpResponse(b"<p>\xff</p>", content_type="text/html; charset=utf-8")
    response = answered(broken, rf, "/tote//evil.example/?q=1")
    assert (response.status_code, response["Location"]) == (302, "/%2Fevil.example/?q=1")
    assert "could not be converted: /tote//evil.example/" in caplog.text
    broken.status_code = 404
    assert answered(broken, rf).status_code == 404


def test_the_next_reader_of_a_thread_finds_no_edition_set(rf, db):
    def fails(request):
        assert reverse("news:front") == "/lat/"
        raise ValueError

    with suppress(ValueError):
        Editions(fails)(rf.get("/lat/"))
    assert reverse("news:front") == "/"
