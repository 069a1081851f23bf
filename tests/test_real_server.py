"""The site under the server and the static files that production has."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings
from django.db import connection

from tests.factories import make_article

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("collected")]


@pytest.fixture
def server(collected):
    """The address of a server of our own; it ends with the test."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address = f"http://127.0.0.1:{port}"
    base = {"PATH": os.environ["PATH"], "SECRET_KEY": "only-for-tests", "SITE_URL": address}
    base["STATIC_ROOT"] = str(collected)
    base["DATABASE_URL"] = database_url()
    run = {"env": base, "cwd": settings.BASE_DIR}
    process = subprocess.Popen([sys.executable, "-m", "qazaly.serve", "--port", port], **run)
    try:
        wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def database_url():
    facts = connection.settings_dict
    given = os.environ["DATABASE_URL"]
    return given.replace(re.search(r"/([^/?]+)(\?|$)", given)[1], facts["NAME"], 1)


def wait_for(address):
    for _ in range(100):
        try:
            return urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")


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
