"""deploy/update on a server in a folder, with readers all the while: no request of theirs fails."""

import json
import os
import re
import threading
import time
import urllib.request
from contextlib import contextmanager

import psycopg2
import pytest
from django.db import connection

from tests.standing import DEPLOY, HOST, Browser, Server, ask, copy_of_the_site, needed

MIGRATION = """
from django.db import migrations

class Migration(migrations.Migration):
    dependencies = [("news", "{last}")]
    operations = [migrations.RunSQL("CREATE TABLE of_tomorrow (id int)")]
"""
# One server for all of them.
pytestmark = pytest.mark.xdist_group("update")
SIGNED_IN = {"Cookie": f"__Host-sessionid={'a' * 32}"}


@pytest.fixture(scope="module")
def database(django_db_setup):
    """The address of an empty database of this test's own."""
    given = os.environ["DATABASE_URL"]
    facts = connection.settings_dict
    name = f"update_{os.getpid()}"
    keys = {"host": facts["HOST"], "user": facts["USER"], "port": facts["PORT"] or None}
    postgres = psycopg2.connect(dbname="postgres", password=facts["PASSWORD"] or None, **keys)
    postgres.autocommit = True
    with postgres.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield re.sub(r"/[^/?]+(\?|$)", rf"/{name}\1", given, count=1)
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    postgres.close()


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """Three versions of the code: the first, a later one, and one that does not work."""
    folder = tmp_path_factory.mktemp("versions")
    first, later, broken = (copy_of_the_site(folder / name) for name in ("a", "b", "c"))
    change(later / "templates" / "_footer.html", "<footer ", '<footer title="Сырдария" ')
    migrations = sorted((later / "news" / "migrations").glob("0*.py"))
    new = later / "news" / "migrations" / "9000_of_tomorrow.py"
    new.write_text(MIGRATION.format(last=migrations[-1].stem))
    change(broken / "qazaly" / "furniture.py", "    column = ", "    1 / 0\n    column = ")
    return first, later, broken


def change(path, before, after):
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after))


@pytest.fixture(scope="module")
def server(tmp_path_factory, database, versions):
    needed("nginx", "nginx-light")
    needed("curl", "curl")
    server = Server(tmp_path_factory.mktemp("server"), database)
    try:
        server.shell(
            f"v=$(placed {versions[0]}); prepare $v; switch_to $v; check_nginx; reload_nginx"
        )
        articles = server.folder / "articles.jsonl"
        fact = {"published": "2026-09-16", "rubric": "kogam", "rubric_name": "Қоғам"}
        facts = [fact | {"id": number, "title": f"Көпір {number}"} for number in range(1, 4)]
        articles.write_text("\n".join(map(json.dumps, facts)))
        server.shell(f"manage $(readlink $ROOT/current) import_articles {articles} --verbosity 0")
        yield server
    finally:
        server.end()


class Readers:
    """Readers who ask without a pause: kept pages, drawn ones, and views that are counted."""

    def __init__(self, server):
        self.server = server
        self.over = threading.Event()
        self.faults = []
        self.answered = 0
        self.viewed = 0

    def read(self, path, method="GET", is_new=False, **headers):
        browser = Browser(self.server)
        while not self.over.is_set():
            try:
                status = browser.ask(path, method, **headers).status
            except Exception as fault:
                status = repr(fault)
                browser.line.close()
            self.answered += 1
            self.viewed += method == "POST" and status == 200
            if status != 200:
                self.faults.append((method, path, status))
            if is_new:
                browser.line.close()
            # The machine has other work, too; every moment of the switch is met all the same.
            time.sleep(0.02)
        browser.line.close()

    def kinds(self):
        agent = {"User_Agent": "Mozilla/5.0 (readers)"}
        yield self.read, ["/"], {}
        yield self.read, ["/kogam/"], {"is_new": True}
        yield self.read, ["/rss.xml"], SIGNED_IN
        yield self.read, ["/kogam/"], {"is_new": True, **SIGNED_IN}
        yield self.read, ["/views/1/", "POST"], agent
        yield self.read, ["/views/2/", "POST", True], agent


@contextmanager
def readers(server):
    those = Readers(server)
    threads = [threading.Thread(target=a, args=b, kwargs=c) for a, b, c in those.kinds()]
    for thread in threads:
        thread.start()
    try:
        yield those
    finally:
        those.over.set()
        for thread in threads:
            thread.join()


def live(server):
    return server.shell("live_server").stdout.strip()


def page(server, path="/"):
    return ask(server, path).content.decode()


def views(server):
    """All views that are stored."""
    code = (
        "from news.models import ViewDay as V; print(sum(V.objects.values_list('raw', flat=True)))"
    )
    said = server.shell(f'manage $(readlink $ROOT/current) shell -v 0 -c "{code}"').stdout
    return int(said.split()[-1])


def test_a_new_version_comes_and_goes_without_a_failed_request(server, versions):
    port, before = live(server), views(server)
    assert "Қазалы" in page(server)
    with readers(server) as those:
        said = server.run(DEPLOY / "update", versions[1]).stdout
        assert "Сайт жаңа нұсқада" in said
        assert "Сырдария" in page(server)
        assert live(server) != port
        server.run(DEPLOY / "update", "--back")
        assert "Сырдария" not in page(server)
        assert live(server) == port
    assert those.faults == []
    assert those.answered > 200
    assert views(server) - before == those.viewed > 0


def test_a_version_that_does_not_work_never_meets_a_reader(server, versions):
    port = live(server)
    with readers(server) as those, pytest.MonkeyPatch.context() as patch:
        patch.setitem(server.variables, "QAZALY_PATIENCE", "10")
        done = server.run(DEPLOY / "update", versions[2], check=False)
    assert done.returncode != 0
    assert "ескі нұсқада істеп тұр" in done.stdout
    assert live(server) == port
    assert those.faults == []
    assert those.answered > 20


def test_two_updates_at_once_do_not_meet(server):
    holding = f"flock {server.folder}/state/update.lock"
    done = server.run("bash", "-c", f"{holding} {DEPLOY}/update --back", check=False)
    assert done.returncode != 0
    assert "қазір жүріп жатыр" in done.stdout


def test_nginx_says_it_in_kazakh_while_the_site_is_down(server):
    server.shell("stop_site $(live_server); sleep 1")
    try:
        answer = ask(server, "/")
        assert (answer.status, answer.headers["Retry-After"]) == (502, "30")
        assert "Сайт қазір ашылмай тұр" in answer.content.decode()
    finally:
        server.shell("start_site $(live_server); is_well $(live_server)")


def test_a_link_with_www_is_led_to_the_site_itself(server):
    answer = ask(server, "/kogam/1-kopir.html?a=1", Host=f"www.{HOST}")
    assert answer.status == 301
    assert answer.headers["Location"] == f"https://{HOST}/kogam/1-kopir.html?a=1"


def test_static_files_come_from_the_disk_and_may_be_kept(server):
    sheet = re.search(r'href="(/static/css/site\.[0-9a-f]{12}\.css)"', page(server))[1]
    answer = ask(server, sheet, Accept_Encoding="gzip")
    assert answer.status == 200
    assert "X-Request-ID" not in answer.headers, "the site was asked"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]


def test_what_a_client_says_of_itself_is_overwritten(server):
    forged = {"X_Real_IP": "10.9.9.9", "X_Forwarded_For": "10.9.9.9", "X_Request_ID": "a" * 32}
    answer = ask(server, "/", **forged)
    assert answer.headers["X-Request-ID"] != "a" * 32
    assert ask(server, "/metrics/").status == 404
    numbers = f"http://127.0.0.1:{server.variables['QAZALY_LOCAL']}/metrics/"
    with urllib.request.urlopen(numbers) as answer:
        assert "qazaly_requests_total" in answer.read().decode()
    assert ask(server, "/health/").status == 200


def test_a_body_too_large_is_refused_before_it_is_sent(server):
    answer = ask(server, "/redaksia/login/", "POST", Content_Length=str(17 << 20))
    assert answer.status == 413
