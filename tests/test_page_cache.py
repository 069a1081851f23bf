"""Finished pages in front of Django: drawn once, right at once, the same for everybody."""

import gzip
import threading
from datetime import timedelta

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.test.signals import template_rendered
from django.utils import timezone

from news import actions
from news.models import Article
from qazaly.page_cache import PageCache, Store, Watch
from qazaly.page_cache.finished import FinishedPage, encoding_for
from tests.asking import ask
from tests.factories import make_article, make_editor, make_spiritual
from tests.serving import eventually

# The watching thread sees what is committed.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site():
    cache = PageCache(WSGIHandler(), Watch(), Store(bound=4_000_000))
    yield cache
    cache.watch.end()


def test_a_page_is_drawn_once(site):
    address = make_article().get_absolute_url()
    first, second = ask(site, address), ask(site, address)
    assert (first.status, second) == (200, first)
    assert (site.counts["drawn"], site.counts["hit"]) == (1, 1)
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert first.headers["Vary"] == "Accept-Encoding, Cookie"
    assert "Content-Security-Policy" in first.headers
    assert "Set-Cookie" not in first.headers


def test_each_encoding_is_the_same_page_under_a_tag_of_its_own(site):
    address = make_article().get_absolute_url()
    plain = ask(site, address)
    packed = ask(site, address, HTTP_ACCEPT_ENCODING="gzip, deflate")
    smallest = ask(site, address, HTTP_ACCEPT_ENCODING="gzip, deflate, br, zstd")
    assert gzip.decompress(packed.content) == brotli.decompress(smallest.content) == plain.content
    replies = (plain, packed, smallest)
    assert [r.headers.get("Content-Encoding") for r in replies] == [None, "gzip", "br"]
    assert len({r.headers["ETag"] for r in replies}) == 3
    for reply in replies:
        assert reply.headers["Content-Length"] == str(len(reply.content))


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", "br"),
        ("br;q=0.2, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("GZIP", "gzip"),
        ("gzip;q=nonsense", "identity"),
        ("deflate, zstd", "identity"),
        (",,;;q=", "identity"),
    ],
)
def test_the_best_encoding_that_is_allowed(accepted, chosen):
    assert encoding_for(accepted) == chosen


def test_what_a_reader_chose_has_pages_of_its_own(site):
    address = make_article().get_absolute_url()
    usual = ask(site, address)
    large = [ask(site, address, HTTP_COOKIE="korinis=150-soft-auto-usual-shown") for _ in range(2)]
    assert large[0] == large[1]
    assert b' data-text="150">' in large[0].content
    assert (site.counts["drawn"], site.counts["hit"]) == (2, 1)
    for nonsense in ("korinis=7", "korinis=150", "a=b", "korinis=/x"):
        assert ask(site, address, HTTP_COOKIE=nonsense) == usual
    assert site.counts["drawn"] == 2


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_the_page_is_sent_nothing(site, form):
    address = make_article().get_absolute_url()
    tag = ask(site, address).headers["ETag"]
    known = ask(site, address, HTTP_IF_NONE_MATCH=form.format(tag))
    assert (known.status, known.content, known.headers["ETag"]) == (304, b"", tag)
    assert "Content-Length" not in known.headers
    other = ask(site, address, HTTP_IF_NONE_MATCH=form.format(tag), HTTP_ACCEPT_ENCODING="br")
    assert other.status == (304 if form == "*" else 200), "the tag was another encoding's"


def test_a_head_request_has_the_headers_of_the_page(site):
    address = make_article().get_absolute_url()
    page, head = ask(site, address), ask(site, address, "HEAD")
    assert (head.content, head.headers) == (b"", page.headers)


def test_a_query_makes_no_other_page(site):
    address = make_article().get_absolute_url()
    first = ask(site, address)
    for query in ("utm_source=whatsapp", "fbclid=" + "x" * 5000, "q=1", "page=2", "%00"):
        assert ask(site, address, QUERY_STRING=query) == first
    assert site.counts["drawn"] == 1


def test_each_edition_has_its_own_page(site):
    address = make_article(title="Қазалы көпірі").get_absolute_url()
    assert "Қазалы көпірі" in ask(site, address).text
    assert "Qazaly köpırı" in ask(site, f"/lat{address}").text
    assert 'dir="rtl"' in ask(site, f"/tote{address}").text
    assert site.counts["drawn"] == 3


# --- right at once -------------------------------------------------------------------------


def test_an_edit_is_seen(site):
    article = make_article(title="Көпір ашылды")
    address = article.get_absolute_url()
    pages = ["/", address, "/lat/", "/kogam/", "/rss.xml"]
    for page in pages:
        assert ask(site, page).status == 200
    Article.objects.filter(pk=article.pk).update(title="Bridge")
    for page in pages:
        eventually(lambda page=page: "Bridge" in ask(site, page).text)


def test_what_is_withdrawn_is_gone(site):
    article = make_article()
    address = article.get_absolute_url()
    assert ask(site, address).status == 200
    actions.withdraw(article, by=make_editor())
    eventually(lambda: ask(site, address).status == 404)


def test_a_piece_that_becomes_due_appears_by_itself(site):
    make_article()
    due = timezone.now() + timedelta(seconds=1.5)
    make_article(title="Таңғы жаңалық", published_at=due)
    assert "Таңғы жаңалық" not in ask(site).text
    eventually(lambda: "Таңғы жаңалық" in ask(site).text)


def test_an_old_page_is_drawn_anew(site):
    address = make_article().get_absolute_url()
    ask(site, address)
    site.store.get(address).began -= 31
    ask(site, address)
    assert site.counts["drawn"] == 2


# --- what is never kept --------------------------------------------------------------------


def test_who_is_signed_in_gets_what_django_says(site):
    client = Client()
    client.force_login(make_editor())
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    address = make_article().get_absolute_url()
    assert ask(site, address, HTTP_COOKIE=cookie).status == 200
    assert ask(site, "/redaksia/", HTTP_COOKIE=cookie).status == 200
    assert (site.counts["passed"], len(site.store.pages)) == (2, 0)


@pytest.mark.parametrize(
    "path",
    [
        "/search/",
        "/lat/search/",
        "/redaksia/login/",
        "/zhoba/abc/",
        "/static/css/site.css",
        "/media/photos/ab/x.jpg",
        "/favicon.ico",
        "/zhoq/",
        "/kogam",
        "/0-x.html",
        "/lat",
        "//",
    ],
)
def test_forms_secrets_files_redirects_and_errors_are_not_kept(site, path):
    make_article()
    ask(site, path)
    ask(site, path)
    assert len(site.store.pages) == 0
    assert site.counts["passed"] == 2


def test_an_error_of_ours_is_not_kept(site, settings):
    settings.ROOT_URLCONF = "tests.test_server_limits"
    assert ask(site, "/broken/").status == 500
    assert len(site.store.pages) == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "get", "TRACE"])
def test_other_methods_are_django_s(site, method):
    address = make_article().get_absolute_url()
    ask(site, address)
    ask(site, address, method)
    assert (site.counts["passed"], site.counts["hit"]) == (1, 0)


def test_a_missed_address_is_counted_with_who_led_there(site):
    from news.models import MissedAddress

    led = {"HTTP_REFERER": "https://baq.kz/a", "HTTP_USER_AGENT": "Mozilla/5.0"}
    assert ask(site, "/joq/bet/", **led).status == 404
    missed = MissedAddress.objects.get()
    assert (missed.path, missed.referrer, missed.count) == ("/joq/bet/", "baq.kz", 1)


def test_the_page_of_what_is_missing_is_drawn_once(site):
    drawn = []

    def note(sender, template, **_):
        drawn.append(template.name)

    template_rendered.connect(note)
    try:
        assert "табылмады" in ask(site, "/joq/bet/").text
    finally:
        template_rendered.disconnect(note)
    assert drawn.count("404.html") == 1


def test_a_watch_that_stumbles_goes_on(site):
    address = make_article().get_absolute_url()
    look, stumbled = site.watch.look, threading.Event()

    def stumble():
        if not stumbled.is_set():
            stumbled.set()
            raise RuntimeError("once")
        look()

    site.watch.look = stumble
    ask(site, address)
    assert stumbled.is_set()
    eventually(lambda: site.watch.state() is not None)
    ask(site, address)
    assert address in site.store.pages


# --- memory --------------------------------------------------------------------------------


def test_memory_is_bounded_and_the_least_wanted_goes(site):
    addresses = [make_spiritual(title=f"Ой {n}").get_absolute_url() for n in range(6)]
    ask(site, addresses[0])
    size = site.store.size
    site.store.bound = int(size * 3.5)
    for address in addresses[1:]:
        ask(site, address)
        ask(site, addresses[0])
    assert set(site.store.pages) == {addresses[0], *addresses[-2:]}
    kept = sum(page.size for page in site.store.pages.values())
    assert kept == site.store.size <= site.store.bound


def test_a_page_larger_than_all_the_memory_is_still_given(site):
    site.store.bound = 10
    assert ask(site, make_article().get_absolute_url()).status == 200
    assert (len(site.store.pages), site.store.size) == (0, 0)


def test_a_page_counts_all_its_bytes(site):
    address = make_article().get_absolute_url()
    ask(site, address)
    page: FinishedPage = site.store.get(address)
    packed = [ask(site, address, HTTP_ACCEPT_ENCODING=name).content for name in ("br", "gzip", "")]
    assert sum(map(len, packed)) <= page.size <= 3 * len(packed[2])
