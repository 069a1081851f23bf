"""What make runs: a missing or broken piece is one sentence, and mends itself where it can."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from news.checks import database_knows_cyrillic_letters
from tools import newsroom, postgres
from tools.run import free_port


def test_a_secret_is_made_once_and_again_where_it_was_cut_off(tmp_path, monkeypatch):
    monkeypatch.setattr(newsroom, "LOCAL", tmp_path)
    first = newsroom.kept_secret("secret-key")
    assert len(first) > 40
    assert newsroom.kept_secret("secret-key") == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    (tmp_path / "secret-key").write_text("")
    assert newsroom.kept_secret("secret-key")


@pytest.mark.parametrize("port", ["", "x", "0", "70000", "-1", "80 80"])
def test_a_port_that_is_none_is_a_sentence(port):
    with pytest.raises(SystemExit, match="is no port"):
        free_port(port)


def test_a_port_in_use_is_a_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SystemExit, match="is in use"):
            free_port(str(taken.getsockname()[1]))


def test_a_folder_without_postgresql_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(SystemExit, match="holds no PostgreSQL"):
        postgres.find_binaries()


def test_no_postgresql_anywhere_names_three_ways_out(tmp_path, monkeypatch):
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(postgres, "is_recent_enough", lambda folder: False)
    with pytest.raises(SystemExit, match=r"apt-get install postgresql.*PG_BIN.*DATABASE_URL"):
        postgres.find_binaries()


def test_a_newsroom_of_another_postgresql_is_not_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "LOCAL", tmp_path)
    (tmp_path / "postgres-run-17").mkdir()
    cluster = postgres.Cluster.__new__(postgres.Cluster)
    cluster.data = tmp_path / "postgres-run-18"
    with pytest.raises(SystemExit, match="made by another PostgreSQL"):
        cluster.refuse_to_leave_others()


def test_a_socket_never_has_too_long_a_path():
    deep = Path("/tmp") / ("folder" * 30) / "postgres-run-18"
    for data in (deep, Path("/srv/q/.local/postgres-run-18")):
        assert len(bytes(postgres.socket_folder(data))) < 100


def test_an_old_python_is_told_so_in_its_own_words():
    source = (settings.BASE_DIR / "tools/__init__.py").read_text()
    aged = source.replace("import sys\n", "import sys\nsys.version_info = (3, 8)\n", 1)
    done = subprocess.run([sys.executable, "-c", aged], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_help_lists_what_make_can_do():
    shown = subprocess.run(["make", "help"], cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert {"run", "test", "lint", "requirements"} <= set(shown.stdout.split())


def test_the_check_of_the_database_finds_one_without_letters(db):
    assert database_knows_cyrillic_letters(["default"]) == []
    call_command("check", databases=["default"])
    with connection.cursor() as cursor:
        deaf = "CREATE FUNCTION public.upper(text) RETURNS text LANGUAGE sql AS 'SELECT $1'"
        cursor.execute(deaf)
        cursor.execute("SET LOCAL search_path = public, pg_catalog")
    assert [fault.id for fault in database_knows_cyrillic_letters(["default"])] == ["news.E001"]
