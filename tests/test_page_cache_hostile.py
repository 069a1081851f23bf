"""Nobody can put anything of theirs into a page that others are given."""

import pytest
from django.core.handlers.wsgi import WSGIHandler

from qazaly.page_cache import PageCache, Store, Watch
from tests.asking import ask
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)

CANARY = "zhaman-canary"

HEADERS = [
    "X-Forwarded-Host",
    "X-Forwarded-Scheme",
    "X-Forwarded-Proto",
    "X-Forwarded-Prefix",
    "X-Forwarded-Port",
    "X-Forwarded-Server",
    "X-Forwarded-For",
    "X-Original-URL",
    "X-Rewrite-URL",
    "X-Original-Host",
    "X-Host",
    "X-HTTP-Method-Override",
    "X-HTTP-Method",
    "X-Method-Override",
    "X-Real-IP",
    "Forwarded",
    "Origin",
    "Referer",
    "Accept-Language",
    "Accept",
    "Accept-Encoding",
    "User-Agent",
    "Cookie",
    "Range",
    "If-Modified-Since",
    "Via",
    "Authorization",
    "X-CSRFToken",
    "Front-End-Https",
    "X-Script-Name",
]

PATHS = [
    "/{}/",
    "//{}/",
    "/..%2f{}",
    "/{}.css",
    "/{}.html",
    "/redaksia/{}.css",
    "/redaksia/;{}.js",
    "/lat/{}/",
    "/tote//{}",
    "/lat/lat/{}/",
    "/kogam/{}/",
    "/kogam/1-{}.html",
    "/1-{}.html",
    "/\\{}",
    "/@{}/",
    "/%0d%0aSet-Cookie:{}",
    "/\r\nSet-Cookie: {}",
    "/\x00{}",
    "/{}?x=<script>",
    "/search/{}",
    "/tags/{}/",
    "/2026/{}/",
    "/views/{}/",
]


@pytest.fixture
def site():
    cache = PageCache(WSGIHandler(), Watch(), Store(bound=4_000_000))
    yield cache
    cache.watch.end()


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_reaches_nobody_else(site, header):
    pages = ["/", make_article().get_absolute_url(), "/rss.xml", "/lat/kogam/"]
    name = f"HTTP_{header.upper().replace('-', '_')}"
    for page in pages:
        for value in (f"{CANARY}.kz", f"https://{CANARY}.kz/\r\nX-Evil: 1", f"<b>{CANARY}"):
            ask(site, page, **{name: value})
        clean = ask(site, page)
        assert clean.status == 200
        assert CANARY not in clean.text + repr(clean.headers)


@pytest.mark.parametrize(
    "host", [CANARY, f"testserver.{CANARY}", f"testserver:{CANARY}", "", "x" * 999]
)
def test_another_host_is_refused_and_reaches_nobody(site, host):
    make_article()
    assert ask(site, HTTP_HOST=host).status == 400
    assert CANARY not in ask(site).text
    assert ask(site, HTTP_HOST=host).status == 400, "also when the page is kept"


def test_the_scheme_is_what_the_proxy_says(settings):
    make_article()
    settings.SECURE = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SITE_URL = "https://testserver"
    site = PageCache(WSGIHandler(), watch := Watch(), Store(bound=4_000_000))
    assert ask(site, HTTP_X_FORWARDED_PROTO="https").status == 200
    moved = ask(site, HTTP_X_FORWARDED_PROTO="http")
    watch.end()
    assert (moved.status, moved.headers["Location"]) == (301, "https://testserver/")


@pytest.mark.parametrize("path", PATHS)
def test_a_path_keeps_nothing_of_its_own(site, path):
    address = make_article().get_absolute_url()
    reply = ask(site, path.format(CANARY))
    assert reply.status in (301, 302, 400, 404, 405)
    assert all("\n" not in value for value in reply.headers.values())
    assert not any(CANARY in kept for kept in site.store.pages)
    for page in ("/", address):
        assert CANARY not in ask(site, page).text


def test_an_article_has_one_address_in_the_cache(site):
    article = make_article()
    right = article.get_absolute_url()
    for wrong in (f"/{article.pk}-x.html", f"/sport/{article.pk}-{article.slug}.html", right + "/"):
        ask(site, wrong)
    ask(site, right)
    assert list(site.store.pages) == [right]
