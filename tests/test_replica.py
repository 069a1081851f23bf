"""Readers' pages from a real streaming replica: with it three seconds behind, with the primary
gone, and with itself gone."""

import json
import re
import subprocess
import sys
import urllib.parse
from contextlib import contextmanager
from http import HTTPStatus

import pytest
from django.conf import settings

from tests.reading import PASSWORD, read, send, signed_in
from tests.serving import eventually, served
from tools import postgres

pytestmark = pytest.mark.xdist_group("collected")

DELAY = "recovery_min_apply_delay=3s"


class Site:
    """A primary, its replica, and the site's server on both."""

    def __init__(self, folder, collected):
        self.primary = cluster("primary")
        self.primary.start()
        self.primary.create_database("site")
        self.replica = cluster("replica", DELAY)
        copy = ["-D", self.replica.data, "-h", self.primary.socket, "-U", "postgres"]
        done = self.primary.run("pg_basebackup", *copy, "-R", "-c", "fast")
        assert done.returncode == 0, done.stderr
        self.replica.start()
        self.variables = {
            "SECRET_KEY": "only-for-tests",
            "DATABASE_URL": address_of(self.primary),
            "DATABASE_REPLICA_URL": address_of(self.replica),
            "FILES_ROOT": str(folder / "files"),
            "STATIC_ROOT": str(collected),
        }

    def manage(self, *words, **more):
        command = [sys.executable, "manage.py", *map(str, words), "--verbosity", "0"]
        environment = {**self.variables, **more}
        subprocess.run(command, env=environment, cwd=settings.BASE_DIR, check=True)


def cluster(name, *options):
    return postgres.Cluster(postgres.find_binaries(), name, options)


def address_of(cluster):
    return f"postgres://postgres@/site?host={cluster.socket}"


@contextmanager
def stopped(cluster):
    cluster.control("stop", "-m", "immediate")
    try:
        yield
    finally:
        cluster.start()


@pytest.fixture(scope="module")
def site(tmp_path_factory, collected):
    folder = tmp_path_factory.mktemp("replica")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postgres, "LOCAL", folder)
        site = Site(folder, collected)
        try:
            site.manage("migrate")
            articles = folder / "articles.jsonl"
            fact = {"published": "2026-09-16", "rubric": "kogam", "rubric_name": "Қоғам"}
            facts = [fact | {"title": f"Көпір {number}"} for number in range(3)]
            articles.write_text("\n".join(map(json.dumps, facts)))
            site.manage("import_articles", articles)
            made = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD}
            who = ["--username", "aigul", "--email", "aigul@qazaly.kz"]
            site.manage("createsuperuser", "--noinput", *who, **made)
            with served(site.variables) as site.home:
                eventually(lambda: "Көпір 2" in read(site.home).text)
                yield site
        finally:
            site.replica.control("stop", "-m", "immediate")
            site.primary.control("stop", "-m", "immediate")


def articles_of(home):
    return re.findall(r'href="(/kogam/\d+-[^"]+\.html)"', read(home).text)


def test_an_editor_sees_the_own_save_while_readers_are_seconds_behind(site):
    editor = signed_in(site.home)
    send(editor, f"{site.home}/redaksia/news/tag/add/", name="Көпір", slug="kopir", _save="1")
    assert read(f"{site.home}/tags/kopir/", editor).status == HTTPStatus.OK
    assert read(f"{site.home}/tags/kopir/").status == HTTPStatus.NOT_FOUND, "no replica was read"
    eventually(lambda: read(f"{site.home}/tags/kopir/").status == HTTPStatus.OK)


def test_with_the_primary_gone_readers_read_on(site):
    first, second, *_ = dict.fromkeys(articles_of(site.home))
    assert read(site.home + first).status == HTTPStatus.OK
    with stopped(site.primary):
        for address in (first, second, "/lat/", "/2026/09/16/", "/search/?q=көпір"):
            quoted = urllib.parse.quote(address, safe="/?=")
            assert read(site.home + quoted).status == HTTPStatus.OK, address
        number = re.search(r"\d+", first)[0]
        counted = read(f"{site.home}/views/{number}/", data={}, **{"User-Agent": "Mozilla"})
        assert counted.status == HTTPStatus.SERVICE_UNAVAILABLE
        for address in ("/redaksia/", first):
            own = read(site.home + address, Cookie="sessionid=" + "a" * 32)
            assert own.status == HTTPStatus.SERVICE_UNAVAILABLE
            assert "минуттан кейін қайта көріңіз" in own.text
        assert read(f"{site.home}/joq/", Referer="https://baq.kz/").status == HTTPStatus.NOT_FOUND
    eventually(lambda: counts(site.home, number))


def counts(home, number):
    counted = read(f"{home}/views/{number}/", data={}, **{"User-Agent": "Mozilla"})
    return counted.status == HTTPStatus.OK


def test_with_the_replica_gone_readers_are_served_by_the_primary(site):
    *_, last = articles_of(site.home)
    with stopped(site.replica):
        eventually(lambda: read(f"{site.home}/lat{last}").status == HTTPStatus.OK)
        eventually(lambda: read(f"{site.home}/tags/kopir/").status == HTTPStatus.OK)
