"""Every form of the old site's addresses: 200, or one redirect to where the page lives now."""

import re
from base64 import b64encode
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Article, MissedAddress, Person, Rubric, Tag
from qazaly.page_cache.asking import Door
from tests.dle.newsroom import newsroom
from tests.moving import led_astray, moved, uploads

pytestmark = pytest.mark.django_db

ARTICLE = "/zanalyk/1-men-mrd-alaymyn.html"
PERSON, TAG = "/avtor/AIGUL/", "/tags/EGIS/"
FORMS = {
    ARTICLE: ARTICLE,
    "/1-men-mrd-alaymyn.html": ARTICLE,
    "/kogam/1-basqa.html": ARTICLE,
    "/1-.html": ARTICLE,
    "/2022/10/02/men-mrd-alaymyn.html": ARTICLE,
    "/zanalyk/page,2,1-men-mrd-alaymyn.html": ARTICLE,
    "/zanalyk/page,1,3,1-men-mrd-alaymyn.html": ARTICLE,
    "/page,2,1-men-mrd-alaymyn.html": ARTICLE,
    "/zanalyk/print:page,1,1-men-mrd-alaymyn.html": ARTICLE,
    "/2022/10/02/page,1,2,men-mrd-alaymyn.html": ARTICLE,
    "/2022/10/02/print:page,1,men-mrd-alaymyn.html": ARTICLE,
    "/index.php?newsid=1": ARTICLE,
    "/index.php?newsid=1&news_page=2&cstart=3": ARTICLE,
    "/index.php?subaction=showfull&year=2022&month=10&day=02&news_name=men-mrd-alaymyn": ARTICLE,
    "/index.php?mod=print&newsid=1": ARTICLE,
    "/engine/print.php?newsid=1": ARTICLE,
    "/zanalyk/": "/zanalyk/",
    "/zanalyk": "/zanalyk/",
    "/zanalyk/madeniet/": "/zanalyk/madeniet/",
    "/zanalyk/page/1/": "/zanalyk/",
    "/zanalyk/page/1": "/zanalyk/",
    "/ruhani-alem/": "/ruhaniyat/",
    "/ruhani-alem": "/ruhaniyat/",
    "/ruhani-alem/page/1/": "/ruhaniyat/",
    "/ruhani-alem/rss.xml": "/ruhaniyat/rss.xml",
    "/ruhani-alem/14-men-mrd-alaymyn.html": "/ruhaniyat/14-men-mrd-alaymyn.html",
    "/page/1/": "/",
    "/2022/": "/2022/",
    "/2022/10": "/2022/10/",
    "/2022/10/02/": "/2022/10/02/",
    "/2022/10/page/1/": "/2022/10/",
    "/tags/": "/search/",
    f"/tags/{quote('егіс')}/": TAG,
    f"/tags/{quote('егіс')}": TAG,
    f"/tags/{quote('егіс')}/page/1/": TAG,
    f"/xfsearch/source/{quote('baq.kz')}/": "/search/?q=baq.kz",
    "/xfsearch/baq.kz/page/2/": "/search/?q=baq.kz",
    "/user/aigul/": PERSON,
    "/user/aigul": PERSON,
    "/user/Aigul/news/": PERSON,
    "/user/aigul/news/page/1/": PERSON,
    "/user/aigul/rss.xml": f"{PERSON}rss.xml",
    "/lastnews/": "/",
    "/lastnews/page/1/": "/",
    "/newposts/": "/",
    "/favorites/": "/",
    f"/catalog/{quote('К')}/": "/",
    "/rss.xml": "/rss.xml",
    "/zanalyk/rss.xml": "/zanalyk/rss.xml",
    "/sitemap.xml": "/sitemap.xml",
    "/google_news.xml": "/google_news.xml",
    "/static_pages.xml": "/sitemap.xml",
    "/category_pages.xml": "/sitemap.xml",
    "/tags_pages.xml": "/sitemap.xml",
    "/news_pages2.xml": "/sitemap.xml",
    "/rules.html": "/bet/dle-rules-page/",
    "/dle-rules-page.html": "/bet/dle-rules-page/",
    "/page,1,dle-rules-page.html": "/bet/dle-rules-page/",
    "/print:dle-rules-page.html": "/bet/dle-rules-page/",
    "/statistics.html": "/",
    "/addnews.html": "/zhanalyq-zhiberu/",
    "/index.php?do=cat&category=madeniet": "/zanalyk/madeniet/",
    "/index.php?do=cat&category=zanalyk&cstart=1": "/zanalyk/",
    "/index.php?do=cat&category=ruhani-alem": "/ruhaniyat/",
    "/index.php?year=2022": "/2022/",
    "/index.php?year=2022&month=10": "/2022/10/",
    "/index.php?year=2022&month=10&day=02": "/2022/10/02/",
    f"/index.php?do=tags&tag={quote('егіс')}": TAG,
    "/index.php?do=static&page=dle-rules-page": "/bet/dle-rules-page/",
    "/index.php?subaction=userinfo&user=aigul": PERSON,
    "/index.php?subaction=allnews&user=aigul": PERSON,
    "/index.php?do=lastnews": "/",
    f"/index.php?do=search&story={quote('егіс')}": f"/search/?q={quote('егіс')}",
    "/index.php?cstart=1": "/",
    "/index.php?mod=rss": "/rss.xml",
    "/engine/rss.php": "/rss.xml",
    "/index.php?do=download&id=7": "/uploads/files/2022-10/b.pdf",
    "/engine/download.php?id=7": "/uploads/files/2022-10/b.pdf",
    "/index.php?do=download&id=1&area=static": "/uploads/files/e.pdf",
    # A list had more pages than ours.
    "/zanalyk/page/678/": "/zanalyk/",
    "/zanalyk/page/678": "/zanalyk/",
    "/page/678/": "/",
    "/2022/10/page/44/": "/2022/10/",
    "/user/aigul/page/44/": PERSON,
    "/index.php?do=cat&category=zanalyk&cstart=678": "/zanalyk/",
    "/index.php?year=2022&month=10&cstart=44": "/2022/10/",
    # Since version 18 each site could arrange id and slug as it liked.
    "/zanalyk/men-mrd-alaymyn-1.html": ARTICLE,
    "/zanalyk/1/men-mrd-alaymyn/": ARTICLE,
    "/2022/10/men-mrd-alaymyn_1": ARTICLE,
    "/zanalyk/1.html": ARTICLE,
    "/index.php": "/",
    "/?newsid=1": ARTICLE,
    "/?do=cat&category=madeniet": "/zanalyk/madeniet/",
    "/?utm_source=x": "/?utm_source=x",
    "/index.php?subaction=newposts": "/",
    "/index.php?do=xfsearch&xf=baq.kz": "/search/?q=baq.kz",
    "/index.php?mod=rss&category=zanalyk": "/zanalyk/rss.xml",
    f"/tags/{quote('сыр+бойы')}/": "/tags/SYR/",
    "/tags/%D1%81%D1%8B%D1%80+%D0%B1%D0%BE%D0%B9%D1%8B/": "/tags/SYR/",
    "/xfsearch/baq.kz+jazdy/": "/search/?q=baq.kz+jazdy",
    "/eski/birdene/": "/kogam/",
    "/eskertu.html": "/bet/dle-rules-page/",
    "/birinshi/": ARTICLE,
    "/ekinshi": ARTICLE,
}


@pytest.fixture
def site(tmp_path):
    rows = newsroom()
    rows["category"][3] |= {"alt_name": "ruhani-alem"}
    rows["redirects"] += [
        {"id": 3, "from": "/eskertu.html", "to": "https://qazaly.kz/rules.html", "enabled": 1},
        {"id": 4, "from": "/alda/*", "to": "https://casino.example/", "enabled": 1},
        {"id": 5, "from": "/birinshi/", "to": "/ekinshi/", "enabled": 1},
        {"id": 6, "from": "/ekinshi/", "to": "/index.php?newsid=1", "enabled": 1},
        {"id": 7, "from": "/sheber/", "to": "/sheber/", "enabled": 1},
        {"id": 8, "from": "/ainalym-a/", "to": "/ainalym-b/", "enabled": 1},
        {"id": 9, "from": "/ainalym-b/", "to": "/ainalym-a/", "enabled": 1},
        {"id": 10, "from": "/qalghan/", "to": "/9-x.html", "enabled": 1},
        {"id": 11, "from": "/esik/", "to": "/redaksia/", "enabled": 1},
        {"id": 12, "from": "/?qyzyq=1", "to": "/?newsid=2", "enabled": 1},
    ]
    rows["post"][0]["tags"] += ", сыр бойы"
    rows["tags"].append({"id": 9, "news_id": 1, "tag": "сыр бойы"})
    return moved(tmp_path, rows, uploads=uploads(tmp_path), spiritual="ruhani-alem")


def test_every_form_leads_to_its_page_at_once(site, client):
    known = {
        "AIGUL": Person.objects.get(name="Айгүл Серікқызы").slug,
        "EGIS": Tag.objects.get(name="егіс").slug,
        "SYR": Tag.objects.get(name="сыр бойы").slug,
    }
    assert led_astray(client, FORMS, known) == {}


@pytest.mark.parametrize(
    "path",
    [
        f"/index.php?do=go&url={b64encode(b'https://casino.example').decode()}",
        "/engine/go.php?url=aHR0cHM6Ly9jYXNpbm8uZXhhbXBsZQ==",
        "/engine/ajax/controller.php",
        "/rssturbo.xml",
        "/zanalyk/rssdzen.xml",
    ],
)
def test_doors_to_other_sites_are_shut_for_good(site, client, path):
    assert client.get(path).status_code == 410


@pytest.mark.parametrize(
    "path",
    [
        *("/9-x.html", "/10-x.html", "/12-x.html", "/13-x.html", "/777-x.html"),
        *("/index.php?newsid=12", "/index.php?newsid=99999999999999999999", "/index.php?newsid=x"),
        *("/index.php?newsid=%00", "/zanalyk/%00/", "/x.html?a=%00"),
        *("/reklama.html", "/jarnama.html", "/tags/joq/", "/user/spam1/", "/2022/13/41/x.html"),
        *("/index.php?do=download&id=99", "/index.php?year=x", "/index.php?do=cat&category="),
        *("/alda/kel/", "/qalghan/", "/esik/", "/sheber/", "/ainalym-a/"),
        *("/zanalyk/basqa-1.html", "/zanalyk/12/men-mrd-alaymyn/", "/page/x/", "/zhoq/page/2/"),
    ],
)
def test_what_is_not_there_or_not_for_all_is_not_found(site, client, path):
    assert client.get(path).status_code == 404


def test_a_missed_address_is_still_counted(site, client):
    client.get("/777-x.html", HTTP_USER_AGENT="Mozilla/5.0 (Android 14)")
    assert MissedAddress.objects.get(path="/777-x.html").count == 1


def test_a_renamed_piece_is_still_found_by_its_number(site, client):
    Article.objects.filter(pk=1).update(slug="zhana")
    assert client.get(ARTICLE)["Location"] == "/zanalyk/1-zhana.html"


@pytest.mark.parametrize("edition", ["/lat", "/tote"])
def test_each_edition_leads_to_its_own_page(site, client, edition):
    for asked in ("/eski/birdene/", "/birinshi/", "/index.php?newsid=1", "/user/aigul/rss.xml"):
        right = client.get(asked)["Location"]
        assert client.get(edition + asked)["Location"] == edition + right
    file = "/index.php?do=download&id=7"
    assert client.get(edition + file)["Location"] == "/uploads/files/2022-10/b.pdf"


def test_no_browser_keeps_for_good_what_may_lead_elsewhere_tomorrow(site, client):
    assert client.get("/eski/birdene/")["Cache-Control"] == "no-cache"


def test_rubrics_of_ours_are_led_to_under_their_new_names(site, client):
    rubric = Rubric.objects.get(path="zanalyk")
    rubric.slug = "zhana-atau"
    rubric.save()
    for asked in (
        "/zanalyk/madeniet/",
        "/zanalyk/madeniet/page/9/",
        "/index.php?do=cat&category=madeniet",
    ):
        assert client.get(asked)["Location"] == "/zhana-atau/madeniet/"
    Article.objects.filter(rubric__path="zhana-atau/madeniet").update(rubric=rubric)
    Rubric.objects.get(path="zhana-atau/madeniet").delete()
    # It went into the one above it.
    assert client.get("/zanalyk/madeniet/")["Location"] == "/zhana-atau/"


def test_a_withdrawn_piece_is_not_led_to(site, client):
    Article.objects.filter(pk=1).update(status="withdrawn")
    assert client.get(ARTICLE).status_code == 404
    assert client.get("/index.php?newsid=1").status_code == 404
    assert client.get("/birinshi/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/a/b/c/d/", "/2022/10/02/x-1.html", "/tags/x+y/page/2/", "/x/7777-y/", "/1-x.html/y"]
)
def test_what_is_not_found_asks_little(site, client, path):
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 404
    assert len(queries) <= 16


@pytest.mark.parametrize("long", ["a/" * 4000, "1-" * 4000, "page/" * 1600, "x" * 8000 + ".html"])
def test_a_long_address_is_soon_answered(site, client, long):
    assert client.get(f"/{long}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        *("/index.php?do=search&story=//evil.example", "/xfsearch/%5C%5Cevil.example/"),
        *("/tags/", "/user/aigul/", "/eski///evil.example", "/eski/%2F%2Fevil.example"),
        *(
            "/eski/%0d%0aLocation:%20https://evil.example",
            "//evil.example/1-x.html",
            "//zanalyk/page/1",
        ),
    ],
)
def test_nobody_is_led_to_another_site(site, client, path):
    answer = client.get(path)
    assert answer.status_code in (301, 404)
    if answer.status_code == 301:
        assert re.match(r"/(?![/\\])", answer["Location"])


@pytest.mark.parametrize(
    ("query", "address"),
    [("newsid=1", None), ("a=1&do=cat", None), ("utm_newsid=1", "/"), ("", "/")],
)
def test_no_finished_front_page_answers_to_an_old_question(query, address):
    asked = {"PATH_INFO": "/", "REQUEST_METHOD": "GET", "HTTP_HOST": "testserver"}
    assert Door().address_of(asked | {"QUERY_STRING": query}) == address
