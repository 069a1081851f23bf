"""What all tests share: fresh memories, an editor, a browser."""

import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import TransactionTestCase

from adverts.choosing import stock
from editions.spelling import converters
from news.rubrics import rubric_tree
from paper.newest import is_printed
from qazaly.furniture import furniture
from syndication.paper import newsroom
from tests.browsing import sign_in, watch
from tests.copies import Server
from tests.emptying import empty_the_tables
from tests.factories import make_editor
from tests.inflight import wait_for_the_last
from tools.environment import chromium

CHROMIUM = chromium()


@pytest.fixture(autouse=True)
def _nothing_is_remembered():
    # Tests roll back, so that two may see the same content version with different content.
    rubric_tree.forget()
    furniture.forget()
    newsroom.forget()
    stock.forget()
    is_printed.forget()
    converters.forget()


@pytest.fixture(scope="session", autouse=True)
def _tables_are_emptied_quickly():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_the_tables)
        yield


@pytest.fixture(scope="session", autouse=True)
def _files_go_with_the_tests():
    yield
    shutil.rmtree(settings.FILES_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def _the_last_question_is_answered(request):
    yield
    if "live_server" in request.fixturenames:
        wait_for_the_last()


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """Static files as production has them; whoever asks for them belongs to the group `collected`.

    Packing them takes ten seconds, so it is done for one worker alone.
    """
    folder = tmp_path_factory.mktemp("static")
    needed = ("PATH", "SECRET_KEY", "SITE_URL", "DATABASE_URL")
    production = {name: os.environ[name] for name in needed} | {"STATIC_ROOT": str(folder)}
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    # Twice, as every deployment finds what the last one left.
    for _ in range(2):
        subprocess.run(collect, check=True, env=production, cwd=settings.BASE_DIR)
    return folder


@pytest.fixture(scope="session")
def copies(tmp_path_factory):
    """A server for sites to copy and restore; whoever asks for it belongs to the group `copies`."""
    server = Server(os.environ["DATABASE_URL"], tmp_path_factory.mktemp("copies"))
    yield server
    server.close()


@pytest.fixture(scope="session")
def migrated(copies):
    """A site without an article, to make others like it from."""
    site = copies.site()
    site.manage("migrate", "--verbosity", "0")
    return site


@pytest.fixture(scope="session")
def filled(copies, migrated):
    """A newsroom with something in every table."""
    site = copies.site(like=migrated)
    site.facts("fill")
    return site


@pytest.fixture(scope="session")
def archive_path(filled, tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    filled.manage("backup", folder)
    [path] = folder.iterdir()
    return path


@pytest.fixture
def desk(client, db):
    """A client with an editor signed in."""
    client.force_login(make_editor())
    return client


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: apt-get install chromium-headless-shell")
        pytest.skip("Chromium is missing: apt-get install chromium-headless-shell")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": quiet}


@pytest.fixture
def open_desk(new_context, live_server):
    """Opens a browser for somebody at the desk; none of these pages may complain."""
    pages = []

    def open_for(person, **how):
        context = new_context(base_url=live_server.url, **how)
        sign_in(context, live_server.url, person)
        pages.append(context.new_page())
        watch(pages[-1], live_server.url)
        return pages[-1]

    yield open_for
    assert [fault for page in pages for fault in page.faults] == []
