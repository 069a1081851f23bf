"""The editions: each page under /lat/ and /tote/ in its script, with its links inside."""

import re
from contextlib import suppress
from html import unescape
from itertools import permutations
from xml.etree import ElementTree

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_script_prefix, path, reverse

from editions.edition import ARABIC, CYRILLIC, EDITIONS, LATIN, edition_of
from editions.middleware import Editions
from editions.models import Spelling
from editions.numbers import END, ISOLATE, held_together
from editions.spelling import converters
from news.addresses import SCRIPTS, inside
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
    "/tuzetuler/",
]
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
@pytest.mark.parametrize("address", [*PAGES, "/search/?q=%D0%BA%D3%A9%D0%BF%D1%96%D1%80", "/zhoq/"])
def test_each_kind_of_page_is_in_the_script_of_its_edition(client, site, edition, address):
    page = read(client, edition.address(address), 404 if address == "/zhoq/" else 200)
    assert f'<html lang="{edition.language}" dir="{edition.direction}">' in page
    assert LETTERS["kk"].findall(said(page)) == []
    assert len(LETTERS[edition.language].findall(said(page))) > 200


def test_the_page_as_written_is_untouched(client, site):
    page = read(client, HOME)
    assert '<html lang="kk" dir="ltr">' in page
    assert "Қала көпірі ашылды" in page


@pytest.mark.parametrize("edition", OTHERS, ids=lambda edition: edition.language)
def test_a_walk_along_the_links_never_leaves_the_edition(client, site, edition):
    waiting, seen = {edition.prefix}, set()
    while waiting - seen:
        address = (waiting - seen).pop()
        seen.add(address)
        waiting |= {link for link in links(read(client, address)) if "/static/" not in link}
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
    connection.close()
    home = connection.settings_dict["HOST"]
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        response = calm.get("/lat/rss.xml")
    finally:
        connection.settings_dict["HOST"] = home
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


# --- the editors' spellings ------------------------------------------------------------------


def test_a_spelling_is_on_the_pages_at_once(client, site):
    Article.objects.filter(pk=site.pk).update(title="Газпром келді")
    converters.forget()
    assert "Gazprom-KZ" not in read(client, f"/lat{HOME}")
    Spelling.objects.create(cyrillic="Газпром", latin="Gazprom-KZ")
    converters.forget()
    assert "Gazprom-KZ" in read(client, f"/lat{HOME}")
    assert "Gazprom-KZ" not in read(client, f"/tote{HOME}")
    assert "Gazprom-KZ" not in read(client, HOME)


@pytest.mark.django_db(transaction=True)
def test_a_spelling_needs_nobody_to_forget_anything(client):
    article = make_article(title="Газпром келді")
    address = f"/lat{article.get_absolute_url()}"
    assert "Gazprom-KZ" not in read(client, address)
    spelling = Spelling.objects.create(cyrillic="Газпром", latin="Gazprom-KZ")
    assert "Gazprom-KZ" in read(client, address)
    spelling.delete()
    assert "Gazprom-KZ" not in read(client, address)


def test_the_desk_explains_spellings_in_kazakh(desk):
    form = read(desk, "/redaksia/editions/spelling/add/")
    assert "кирилше мәтіннен өзі жасалады" in form
    assert "латынша" in form
    sent = {"cyrillic": " Газпром ", "latin": "Gazprom", "arabic": ""}
    assert desk.post("/redaksia/editions/spelling/add/", sent).status_code == 302
    assert Spelling.objects.get().cyrillic == "Газпром"
    assert "Газпром" in read(desk, "/redaksia/editions/spelling/")


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"cyrillic": "Газ пром", "latin": "Gazprom"}, "Бір сөзді кирилше жазыңыз."),
        ({"cyrillic": "Gazprom", "latin": "Gazprom"}, "Бір сөзді кирилше жазыңыз."),
        ({"cyrillic": "Газпром"}, "Латынша не төте жазумен қалай жазылатынын көрсетіңіз."),
        ({"cyrillic": "Газпром", "latin": "Gazпром"}, "Тек латын әріптерімен жазыңыз."),
        ({"cyrillic": "Газпром", "latin": "<b>Gazprom</b>"}, "Тек латын әріптерімен жазыңыз."),
        ({"cyrillic": "Газпром", "arabic": "gazprom"}, "Тек төте жазу әріптерімен жазыңыз."),
        ({"cyrillic": "Бар", "latin": "Bar"}, "Бұл сөз тізімде бар."),
    ],
)
def test_a_wrong_spelling_is_refused_with_its_reason(desk, sent, reason):
    Spelling.objects.create(cyrillic="Бар", latin="Bar")
    whole = {"latin": "", "arabic": "", **sent}
    page = desk.post("/redaksia/editions/spelling/add/", whole).content.decode()
    assert reason in page
    assert Spelling.objects.count() == 1


def test_no_spelling_can_be_markup_however_it_is_written(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Spelling.objects.bulk_create([Spelling(cyrillic="Сөз", latin="<script>")])


# --- right to left ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("<p>9 240 гектар</p>", "<p>[9 240] гектар</p>"),
        ("<p>1\u00a0421 адам, 12,5 %</p>", "<p>[1\u00a0421] адам, 12,5 %</p>"),
        ("<p>тел. 8 (7243) 2-12-34.</p>", "<p>тел. [8 (7243) 2-12-34].</p>"),
        ("<p>+7 701 123 45 67</p>", "<p>[+7 701 123 45 67]</p>"),
        ("<p>+77011234567</p>", "<p>[+77011234567]</p>"),
        ("<p>50 000-ға, 2025-09-16</p>", "<p>[50 000]-ға, [2025-09-16]</p>"),
        # Spans, dates, years, scores and lists run as the text runs.
        ("<p>10-12, 2020–2025, 16 қазан 2025, 3:1, 5 және 600</p>", None),
        ('<p title="9 240">a</p><script>a = "2025-09-16"</script>', None),
    ],
)
def test_a_number_stays_in_one_piece(text, held):
    marked = (held or text).replace("[", ISOLATE).replace("]", END)
    assert held_together(text) == marked


def test_only_pages_from_right_to_left_hold_marks(client, site):
    Article.objects.filter(pk=site.pk).update(lead="Қамбада 9 240 тонна күріш")
    assert f"{ISOLATE}9 240{END}" in read(client, f"/tote{HOME}")
    assert ISOLATE not in read(client, f"/lat{HOME}") + read(client, HOME)


def test_sides_in_the_style_sheets_turn_with_the_script(settings):
    """What is said of left and right would be wrong in one of the editions."""
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right)|[{;]\s*(?:left|right)\s*:"
        r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    )
    for sheet in (settings.BASE_DIR / "static/css").glob("*.css"):
        assert not physical.search(sheet.read_text()), sheet.name


def test_joined_letters_are_not_torn_apart(settings):
    sheets = settings.BASE_DIR / "static/css"
    assert (
        '[dir="rtl"] * { letter-spacing: 0; font-style: normal; }'
        in (sheets / "arabic.css").read_text()
    )
    for sheet in sheets.glob("*.css"):
        assert "text-transform" not in sheet.read_text(), sheet.name


@pytest.mark.parametrize(
    ("family", "letters"),
    [
        ("literata-latin", "AaÄäBbDdEeFfGgĞğHhIıİiJjKkLlMmNnŊŋOoÖöPpQqRrSsŞşTtUuŪūÜüVvYyZz"),
        ("naskh-arabic", "ابۆگعدەجزيكقلمنڭوپرستۋۇفحھچشىء،؛؟"),
        ("naskh-figures", "0123456789 «»–—.,:%"),
    ],
)
def test_the_faces_of_an_edition_are_asked_for_its_letters(settings, family, letters):
    style = (settings.BASE_DIR / "static/css/fonts.css").read_text()
    ranges = re.search(rf"{family}.*?unicode-range: ([^;]*)", style, re.DOTALL)[1]
    parts = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
    spans = [(int(part[0], 16), int(part[-1], 16)) for part in parts]
    for letter in letters:
        assert any(first <= ord(letter) <= last for first, last in spans), letter


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.language)
def test_a_page_fetches_the_faces_of_its_own_script_first(client, db, edition):
    fetched = re.findall(r'rel="preload" href="/static/([^"]*)"', read(client, edition.prefix))
    assert tuple(fetched) == edition.fonts
