"""The site under the server and the static files that production has."""

import os
import re
import signal
import urllib.error
import urllib.request

import pytest
from django.db import connection

from news.models import Article
from tests.factories import make_article
from tests.serving import eventually, served

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("collected")]


@pytest.fixture
def server(collected):
    variables = {"SECRET_KEY": "only-for-tests", "STATIC_ROOT": str(collected)}
    with served(variables | {"DATABASE_URL": database_url()}) as address:
        yield address


def database_url():
    facts = connection.settings_dict
    given = os.environ["DATABASE_URL"]
    return given.replace(re.search(r"/([^/?]+)(\?|$)", given)[1], facts["NAME"], 1)


def fetch(address, **headers):
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        return answer.headers, answer.read()


def test_pages_and_their_files_are_served(server):
    article = make_article()
    _, page = fetch(server + article.get_absolute_url())
    text = page.decode()
    assert article.title in text
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', text)
    assert len(files) >= 4
    for path in files:
        assert re.search(r"\.[0-9a-f]{12}\.", path), f"{path} has no hash in its name"
        headers, _ = fetch(server + path, **{"Accept-Encoding": "br"})
        assert "immutable" in headers["Cache-Control"]
        packed = not path.endswith(".woff2")
        assert (headers["Content-Encoding"] == "br") == packed


def test_a_view_is_counted_there(server):
    article = make_article()
    asked = urllib.request.Request(
        f"{server}/views/{article.pk}/", method="POST", headers={"User-Agent": "Mozilla/5.0"}
    )
    with urllib.request.urlopen(asked) as answer:
        assert answer.read() == b'{"views": 1}'


def test_an_edit_is_seen_through_every_worker(server):
    address = server + make_article(title="Көпір ашылды").get_absolute_url()
    assert "Көпір ашылды" in fetch(address)[1].decode()
    Article.objects.update(title="Көпір жабылды")
    # Connections go to either worker; so many in a row reach both.
    eventually(lambda: all("Көпір жабылды" in fetch(address)[1].decode() for _ in range(20)))
    headers, _ = fetch(address, **{"Accept-Encoding": "br"})
    assert headers["ETag"].endswith('-br"')


def test_numbers_are_of_all_workers_even_killed_ones(server):
    def missed():
        told = fetch(f"{server}/metrics/")[1].decode()
        found = re.search(r'requests_total\{kind="page",status="404"\} (\d+)', told)
        return int(found[1]) if found else 0

    def workers():
        try:
            fetch(server)
            told = fetch(f"{server}/metrics/")[1].decode()
        except OSError:  # it was the killed one's to answer
            return []
        return re.findall(r'database_up\{worker="(\d+)"\} 1', told)

    for _ in range(30):
        with pytest.raises(urllib.error.HTTPError):
            fetch(f"{server}/joq/")
    assert missed() == 30
    eventually(lambda: len(workers()) == 2)
    dead = workers()[0]
    os.kill(int(dead), signal.SIGKILL)
    eventually(lambda: len(workers()) == 2 and dead not in workers())
    assert missed() == 30
    assert fetch(f"{server}/health/")[1] == b"ok\n"
