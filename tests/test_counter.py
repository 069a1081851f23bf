"""Views counted in front of Django: what is ordinary there, and all else by Django."""

import json

import pytest
from django.core.handlers.wsgi import WSGIHandler

from news.models import ViewDay
from qazaly.counter import Counter
from tests.asking import ask
from tests.factories import make_article
from tests.serving import database_away

pytestmark = pytest.mark.django_db(transaction=True)


class Django:
    """The site behind, which remembers what came through."""

    def __init__(self):
        self.asked = []
        self.handler = WSGIHandler()

    def __call__(self, environ, start_response):
        self.asked.append(environ["PATH_INFO"])
        return self.handler(environ, start_response)


@pytest.fixture
def django():
    return Django()


@pytest.fixture
def article():
    return make_article()


def tell(django, path, **environ):
    return ask(Counter(django), path, "POST", **{"HTTP_USER_AGENT": "Mozilla/5.0", **environ})


def counted():
    return sum(ViewDay.objects.values_list("raw", flat=True))


def test_a_view_is_counted_before_django_hears_of_it(django, article):
    reply = tell(django, f"/views/{article.pk}/")
    assert reply.status == 200
    assert json.loads(reply.content) == {"views": 1}
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert int(reply.headers["Content-Length"]) == len(reply.content)
    assert counted() == 1
    assert not django.asked


@pytest.mark.parametrize(
    ("environ", "status", "views"),
    [
        ({"HTTP_SEC_PURPOSE": "prefetch"}, 200, 0),
        ({"HTTP_ORIGIN": "https://example.com"}, 404, 0),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 404, 0),
        ({"CONTENT_LENGTH": "1"}, 200, 1),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, 200, 1),
        ({"HTTP_HOST": "example.com"}, 400, 0),
        ({"REQUEST_METHOD": "GET"}, 405, 0),
    ],
    ids=["prefetched", "origin", "site", "body", "chunks", "host", "get"],
)
def test_what_is_unusual_django_decides(django, article, environ, status, views):
    assert tell(django, f"/views/{article.pk}/", **environ).status == status
    assert counted() == views
    assert len(django.asked) == 1


@pytest.mark.parametrize("path", ["/views/{}", "/views/{}/x", "/views/{}0000/", "/lat/views/{}/"])
def test_what_is_no_article_is_djangos_to_refuse(django, article, path):
    assert tell(django, path.format(article.pk)).status in (403, 404)
    assert counted() == 0
    assert len(django.asked) == 1


def test_a_draft_is_counted_by_nobody(django):
    draft = make_article(status="draft")
    assert tell(django, f"/views/{draft.pk}/").status == 404
    assert counted() == 0


def test_without_a_database_nothing_is_acknowledged(django, article):
    with database_away():
        reply = tell(django, f"/views/{article.pk}/")
    assert reply.status == 503
    assert tell(django, f"/views/{article.pk}/").status == 200
    assert counted() == 1
