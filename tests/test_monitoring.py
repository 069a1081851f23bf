"""Numbers over all workers, health, and the name of a request: what a server's keeper is told."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from news.models import Article
from qazaly.monitoring.cells import KINDS, UP, Cells, answers
from qazaly.monitoring.health import Health
from qazaly.monitoring.observing import Observed, ReportingWatch
from qazaly.monitoring.text import exposition
from qazaly.page_cache import PageCache, Store
from qazaly.serve import counts_folder
from tests.asking import ask
from tests.factories import make_article
from tests.serving import eventually

pytestmark = pytest.mark.django_db(transaction=True)
HERE = {"HTTP_HOST": "127.0.0.1:8000"}


@pytest.fixture
def site():
    cells, store = Cells(), Store(bound=4_000_000)
    watch = ReportingWatch(cells, store)
    yield Observed(PageCache(WSGIHandler(), watch, store, cells), cells, Health(watch))
    watch.end()


def numbers(site):
    """What /metrics/ says, by name and labels."""
    return figures(ask(site, "/metrics/", **HERE).text)


def figures(text):
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r'qazaly_\w+(\{(\w+="[^"]*",?)+\})? [\d.]+', line) for line in lines)
    return {name: float(number) for name, _, number in (line.rpartition(" ") for line in lines)}


def test_requests_are_counted_by_kind_and_status(site):
    address = make_article().get_absolute_url()
    for path in (address, address, "/joq/", "/redaksia/", "/search/"):
        ask(site, path)
    told = numbers(site)
    counted = {
        name: told[f"qazaly_requests_total{{{name}}}"]
        for name in (
            'kind="page",status="200"',
            'kind="page",status="404"',
            'kind="desk",status="302"',
            'kind="search",status="200"',
        )
    }
    assert list(counted.values()) == [2, 1, 1, 1]
    assert told['qazaly_page_cache_total{how="hit"}'] == 1
    assert told['qazaly_page_cache_total{how="drawn"}'] == 2
    assert told['qazaly_request_seconds_count{kind="page"}'] == 3
    assert 0 < told['qazaly_request_seconds_sum{kind="page"}'] < 60


def test_a_view_is_counted_once_it_is_stored(site):
    article = make_article()
    reader = {"HTTP_USER_AGENT": "Mozilla/5.0"}
    for pk in (article.pk, article.pk, 999):
        ask(site, f"/views/{pk}/", "POST", **reader)
    assert numbers(site)["qazaly_views_counted_total"] == 2


def test_the_buckets_of_a_histogram_grow(site):
    for _ in range(3):
        ask(site, "/joq/")
    told = numbers(site)
    buckets = [count for name, count in told.items() if 'bucket{kind="page"' in name]
    assert buckets == sorted(buckets)
    assert buckets[-1] == 3


def test_gauges_follow_the_store_and_the_content(site):
    ask(site, make_article().get_absolute_url())
    eventually(lambda: "pages{worker" in ask(site, "/metrics/", **HERE).text)

    def gauge(name):
        return next(count for key, count in numbers(site).items() if key.startswith(name))

    eventually(lambda: gauge("qazaly_page_cache_pages") == 1)
    assert gauge("qazaly_page_cache_bytes") > 1000
    assert gauge("qazaly_database_up") == 1
    before = gauge("qazaly_content_version")
    Article.objects.update(title="Көпір жабылды")
    eventually(lambda: gauge("qazaly_content_version") > before)


@pytest.mark.parametrize(
    "stranger",
    [
        {"REMOTE_ADDR": "10.0.0.9"},
        {"REMOTE_ADDR": "unknown"},
        {"HTTP_X_REAL_IP": "10.0.0.9"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
        {"HTTP_HOST": "qazaly.kz"},
        {"HTTP_HOST": "127.0.0.1.evil.example"},
        {"HTTP_HOST": "[::1"},
    ],
)
def test_strangers_find_no_numbers(site, stranger):
    found = ask(site, "/metrics/", **{**HERE, **stranger})
    assert found.status in (400, 404)
    assert "qazaly_requests" not in found.text
    assert ask(site, "/metrics/", **HERE).status == 200


def test_health_says_only_that(site):
    well = ask(site, "/health/", HTTP_HOST="10.0.0.1")
    assert (well.status, well.text, well.headers["Cache-Control"]) == (200, "ok\n", "no-store")
    assert ask(site, "/health/", "HEAD").content == b""


def test_health_is_bad_without_a_migration_of_this_code(site):
    recorded = MigrationRecorder(connection)
    newest = MigrationLoader(connection).graph.leaf_nodes("news")[0]
    recorded.record_unapplied(*newest)
    try:
        sick = ask(site, "/health/")
    finally:
        recorded.record_applied(*newest)
    assert (sick.status, sick.text) == (503, "no\n")
    assert ask(site, "/health/").status == 200


def test_a_migration_of_newer_code_does_no_harm(site):
    recorded = MigrationRecorder(connection)
    recorded.record_applied("news", "9999_of_tomorrow")
    try:
        assert ask(site, "/health/").status == 200
    finally:
        recorded.record_unapplied("news", "9999_of_tomorrow")


def test_health_is_bad_while_the_database_is_away(site, monkeypatch):
    assert ask(site, "/health/").status == 200
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    site.health.watch.end()
    connection.close()
    site.health.watch.look()
    assert ask(site, "/health/").status == 503
    assert 'qazaly_database_up{worker="' in ask(site, "/metrics/", **HERE).text
    assert 0.0 in [n for name, n in numbers(site).items() if "database_up" in name]


def test_each_answer_has_a_name_of_its_own(site):
    address = make_article().get_absolute_url()
    names = [ask(site, address).headers["X-Request-ID"] for _ in range(3)]
    assert len(set(names)) == 3


@pytest.mark.parametrize(
    ("given", "by", "is_taken"),
    [
        ("4f3c2b1a4f3c2b1a4f3c2b1a4f3c2b1a", "127.0.0.1", True),
        ("4f3c2b1a4f3c2b1a4f3c2b1a4f3c2b1a", "", True),
        ("4f3c2b1a4f3c2b1a4f3c2b1a4f3c2b1a", "10.0.0.9", False),
        ("short", "127.0.0.1", False),
        ("zhaman\r\nSet-Cookie: a=b", "127.0.0.1", False),
        ("a" * 65, "127.0.0.1", False),
    ],
)
def test_a_name_is_taken_from_the_proxy_beside_us_only(site, given, by, is_taken):
    answer = ask(site, "/joq/", HTTP_X_REQUEST_ID=given, REMOTE_ADDR=by)
    assert (answer.headers["X-Request-ID"] == given) == is_taken


def test_a_fault_below_is_counted_as_one():
    def broken(environ, start_response):
        raise OSError

    cells = Cells()
    with pytest.raises(OSError):  # noqa: PT011
        ask(Observed(broken, cells, Health(None)), "/")
    assert list(answers(cells.numbers)) == [("page", 500, 1)]


def test_workers_add_up_and_the_dead_leave_their_counts(tmp_path):
    ours = Cells(tmp_path)
    ours.request(KINDS.index("page"), 200, 0.002)
    assert "cache_pages{" not in exposition(ours), "it has not looked yet"
    ours.set("page_cache_pages", 7)
    ours.set("database_up", UP)
    (tmp_path / "4194399").write_bytes((next(tmp_path.iterdir())).read_bytes())
    told = figures(exposition(ours))
    assert told['qazaly_requests_total{kind="page",status="200"}'] == 2
    assert told['qazaly_request_seconds_bucket{kind="page",le="0.001"}'] == 0
    assert told['qazaly_request_seconds_bucket{kind="page",le="0.0025"}'] == 2
    assert [count for name, count in told.items() if "cache_pages" in name] == [7]


def test_numbers_of_ended_servers_go_and_nothing_else(tmp_path, monkeypatch):
    ended = subprocess.Popen(["true"])
    ended.wait()
    names = [f"qazaly-counts-{number}-x" for number in (ended.pid, os.getpid())]
    for name in (*names, "qazaly-counts-of-somebody"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    made = Path(counts_folder())
    left = {folder.name for folder in tmp_path.iterdir()}
    assert left == {names[1], "qazaly-counts-of-somebody", made.name}
    assert made.stat().st_mode & 0o077 == 0
