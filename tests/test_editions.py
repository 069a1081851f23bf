"""The editions: each page under /lat/ and /tote/ in its script, with its links inside."""

import re
from html import unescape
from itertools import permutations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_script_prefix

from editions.edition import ARABIC, CYRILLIC, EDITIONS, LATIN, edition_of
from news.addresses import NO_PAGES, SCRIPTS, first_word, inside
from news.models import Article, Tag
from tests.factories import (
    local,
    make_article,
    make_articles,
    make_breaking,
    make_correction,
    make_photo,
    make_rubric,
    make_spiritual,
)

OTHERS = [LATIN, ARABIC]
HOME = "/qala/44105-kopir.html"
PAGES = [
    *("/", "/page/2/", "/qala/", "/qala/page/2/", HOME, "/tags/ozen/"),
    *("/ruhaniyat/", "/ruhaniyat/44106-oi.html", "/2025/", "/2025/09/", "/2025/09/16/"),
    *("/tuzetuler/", "/qupiyalyq/", "/habarlandyru/", "/saualnama/", "/bailanys/"),
    "/zhanalyq-zhiberu/",
]
# Nobody searches for these.
UNLISTED = ["/korinis/", "/qate/44105/", "/search/?q=%D0%BA%D3%A9%D0%BF%D1%96%D1%80"]
FEEDS = ["/rss.xml", "/qala/rss.xml", "/ruhaniyat/rss.xml"]
KEPT = re.compile(r'<(\w+)[^>]*translate="no"[^>]*>.*?</\1>|<script.*?</script>', re.DOTALL)
LETTERS = {
    "kk": re.compile("[\u0400-\u052f]"),
    "kk-Latn": re.compile("[A-Za-z\u00c0-\u024f]"),
    "kk-Arab": re.compile("[\u0621-\u06d5]"),
}


@pytest.fixture
def site(db):
    rubric = make_rubric("qala", "Қала")
    article = make_article(
        pk=44105,
        title="Көпір",
        lead="Қала көпірі ашылды",
        body="<p>Мәтін</p>",
        rubric=rubric,
        lead_photo=make_photo(),
        published_at=local("2025-09-16 12:00"),
    )
    article.tags.add(Tag.objects.create(name="Өзен"))
    make_spiritual(pk=44106, title="Ой", published_at=local("2025-09-16 13:00"))
    make_correction(article)
    make_breaking(article=article)
    make_articles(45, rubric=rubric)
    return article


@pytest.fixture
def calm():
    """A client that shows error pages instead of raising what caused them."""
    return Client(raise_request_exception=False)


def read(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def said(page):
    """All that a page says to a reader: its texts, and the attributes that are read out."""
    page = KEPT.sub("", page)
    spoken = re.findall(r'\b(?:alt|title|aria-label|content)="([^"]*)"', page)
    return unescape(" ".join([re.sub("<[^>]*>", " ", page), *spoken]))


def links(page):
    """Addresses of our own that the page leads to, without those of the switch."""
    return re.findall(r'(?:href|action)="(/[^"]*)"', KEPT.sub("", page))


# --- pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", OTHERS, ids=lambda edition: edition.language)
@pytest.mark.parametrize("address", [*PAGES, *UNLISTED, "/zhelisiz/", "/zhoq/"])
def test_each_kind_of_page_is_in_the_script_of_its_edition(client, site, edition, address):
    page = read(client, edition.address(address), 404 if address == "/zhoq/" else 200)
    assert f'<html lang="{edition.language}" dir="{edition.direction}" ' in page
    assert LETTERS["kk"].findall(said(page)) == []
    assert len(LETTERS[edition.language].findall(said(page))) > 200


def test_the_page_as_written_is_untouched(client, site):
    page = read(client, HOME)
    assert '<html lang="kk" dir="ltr" ' in page
    assert "Қала көпірі ашылды" in page


@pytest.mark.parametrize("edition", OTHERS, ids=lambda edition: edition.language)
def test_a_walk_along_the_links_never_leaves_the_edition(client, site, edition):
    waiting, seen = {edition.prefix}, set()
    while waiting - seen:
        address = (waiting - seen).pop()
        seen.add(address)
        waiting |= {
            link for link in links(read(client, address)) if first_word(link) not in NO_PAGES
        }
    assert [address for address in seen if not address.startswith(edition.prefix)] == []
    assert {edition.address(page) for page in [*PAGES, *FEEDS]} <= seen


@pytest.mark.parametrize("order", list(permutations(EDITIONS)))
def test_what_is_remembered_for_one_edition_is_right_in_the_next(client, site, order):
    for edition in [*order, *order]:
        for address in ("/", HOME, "/2025/09/"):
            own = {edition_of(link) for link in links(read(client, edition.address(address)))}
            # Style sheets stand outside of all editions.
            assert own - {CYRILLIC} == {edition} - {CYRILLIC}
    assert get_script_prefix() == "/"


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_names_itself_and_its_two_others(client, site, edition, address):
    page = read(client, edition.address(address))
    home = f"http://testserver{address}"
    assert f'<link rel="canonical" href="http://testserver{edition.address(address)}">' in page
    assert dict(re.findall(r'hreflang="([\w-]+)" href="(http[^"]*)"', page)) == {
        "kk": home,
        "x-default": home,
        "kk-Latn": f"http://testserver/lat{address}",
        "kk-Arab": f"http://testserver/tote{address}",
    }


def test_what_is_not_found_has_no_others(client, site):
    assert "x-default" not in read(client, "/lat/zhoq/", 404)


def switch(page):
    found = re.search(r'<nav class="scripts".*?</nav>', page, re.DOTALL)
    return re.findall(r'<a href="([^"]*)"', found[0])


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
@pytest.mark.parametrize("address", [*PAGES, "/zhoq/", "/qala/?q=%D2%9B%D0%B0%D0%BB%D0%B0&b=1"])
def test_the_switch_leads_to_the_same_page(client, site, edition, address):
    page = client.get(edition.address(address)).content.decode()
    shown = [unescape(link) for link in switch(page)]
    assert shown == [other.address(address) for other in EDITIONS]
    current = re.search(r'lang="([\w-]+)"[^>]*aria-current="page">(\w+)</a></li>', page)
    assert current.groups() == (edition.language, edition.name)


def test_views_are_counted_from_an_editions_page(client, site):
    count = re.search(r'data-count="([^"]*)"', read(client, f"/tote{HOME}"))[1]
    assert count == "/views/44105/"
    assert client.post(count, headers={"User-Agent": "Mozilla"}).json() == {"views": 1}


def test_an_edition_asks_the_database_nothing_more(client, site):
    for address in PAGES:
        counts = set()
        for edition in EDITIONS:
            read(client, edition.address(address))
            with CaptureQueriesContext(
                connection,
            ) as asked:
                read(client, edition.address(address))
            counts.add(len(asked))
        assert len(counts) == 1, address


# --- addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["/lat", "/tote"])
def test_other_addresses_lead_to_the_right_one_in_one_step(client, site, prefix):
    for asked, right in {
        "": "/",
        "/qala": "/qala/",
        "/2025/9/16": "/2025/09/16/",
        "/44105-basqa.html": HOME,
        f"{prefix}/44105-kopir.html": HOME,
        "/ruhaniyat": "/ruhaniyat/",
    }.items():
        response = client.get(f"{prefix}{asked}")
        assert (response.status_code, response["Location"]) == (301, f"{prefix}{right}")


def test_a_question_is_kept_on_the_way(client, db):
    assert client.get("/lat?a=1&b=%2F")["Location"] == "/lat/?a=1&b=%2F"


@pytest.mark.parametrize("rest", ["", "/", "/login/?next=/redaksia/", "//evil.example", "/a.css"])
def test_the_desk_has_one_address(client, db, rest):
    response = client.get(f"/lat/redaksia{rest}")
    assert (response.status_code, response["Location"]) == (301, f"/redaksia{rest}")


def test_what_is_no_page_has_one_address(client, site):
    picture = re.search(r'src="(/media/[^"]*)"', read(client, f"/lat{HOME}"))[1]
    for address in (picture, "/favicon.ico", "/static/css/site.css", "/views/44105/"):
        assert 'lang="kk-Latn"' in read(client, f"/lat{address}", 404)
    assert client.post("/lat/views/44105/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        *("/lat//evil.example", "/lat//evil.example/", "/lat/%2F%2Fevil.example", "/lat/lat/"),
        *("/tote/lat/", "/LAT/", "/Lat", "/tote/%00", "/tote/%FF", "/lat/..%2f..%2fetc", "/latyn/"),
        *("/lat/\\evil.example", "/lat/<script>", "/lat/%22onload=x"),
    ],
)
def test_hostile_addresses_are_not_found_and_lead_nowhere(client, site, address):
    page = read(client, address, 404)
    targets = links(page) + switch(page)
    assert [link for link in targets if re.match(r"(//|/\\|[a-z]+:|/[a-z]+//evil)", link)] == []
    assert "<script>" not in page
    assert '"onload' not in page


def test_two_slashes_at_the_start_are_no_host_for_the_switch(client, db):
    page = client.get("/", PATH_INFO="//evil.example/").content.decode()
    assert switch(page)[0] == "/%2Fevil.example/"


def test_the_words_of_editions_cannot_be_rubrics():
    assert {edition.prefix for edition in OTHERS} == {f"/{word}/" for word in SCRIPTS}


# --- links of texts --------------------------------------------------------------------------


def test_links_of_a_text_lead_into_the_edition(client, site):
    Article.objects.filter(pk=site.pk).update(
        body='<p>Жазу: href="/qala/" <a href="/qala/">a</a>'
        '<a href="http://testserver/2025/">b</a><a href="http://testserver">c</a>'
        '<a href="/lat/qala/">d</a><a href="/media/photos/x.jpg">e</a>'
        '<a href="http://testserver/redaksia/">f</a><a href="https://baq.kz/qala/">g</a>'
        '<a href="//baq.kz/">h</a><a href="http://testserver.baq.kz/">i</a></p>'
    )
    text = read(client, f"/tote{HOME}").partition('<div class="prose">')[2].partition("</div>")[0]
    assert re.findall(r'<a href="([^"]*)"', text) == [
        *("/tote/qala/", "/tote/2025/", "/tote/", "/tote/qala/", "/media/photos/x.jpg"),
        *("http://testserver/redaksia/", "https://baq.kz/qala/", "//baq.kz/"),
        "http://testserver.baq.kz/",
    ]
    assert 'href="/qala/" <' in text
    assert inside("/lat") == inside("http://testserver/") == "/"
