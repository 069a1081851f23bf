"""From one PostgreSQL to an older one, and from an older site to a newer."""

import shutil
from pathlib import Path

import pytest

from desk.backup.rows import LEFT
from tests.copies import Server, answer, table_sums
from tools import postgres

pytestmark = pytest.mark.xdist_group("copies")

OLD = Path("/usr/lib/postgresql/15/bin")
NUMBERED = {"news_contentchange", "news_searchtask", "django_migrations"}


@pytest.fixture
def old_server(tmp_path):
    """A server of the version that Debian 12 has."""
    if not OLD.is_dir():
        pytest.skip("PostgreSQL 15 is missing: apt-get install postgresql-15")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postgres, "LOCAL", tmp_path)
        cluster = postgres.Cluster(OLD, "old", ("fsync=off",))
    cluster.start()
    try:
        yield Server(f"postgres://postgres@/postgres?host={cluster.socket}", tmp_path)
    finally:
        cluster.control("stop", "-m", "immediate")
        shutil.rmtree(cluster.data)


def test_a_laptops_archive_goes_to_an_older_server(old_server, archive_path, filled):
    site = old_server.site()
    site.manage("restore", archive_path)
    assert answer(site, "SHOW server_version_num")[0][0].startswith("15")
    was, now = table_sums(filled), table_sums(site)
    carried = was.keys() - LEFT.keys() - NUMBERED
    assert [name for name in carried if now[name] != was[name]] == []
    assert site.stored() == filled.stored()


OLDER = "0006_photo_library"
WRITTEN = """
INSERT INTO news_article (id, section, title, lead, body, source_name, source_url, slug, status,
  published_at, label, comments_open, created, changed, version, pinned_until)
VALUES (7, 'spiritual', 'Ескі мақала', '', '', '', '', 'eski', 'published',
  now() - interval '1 day', '', false, now(), now(), 1, now() + interval '9 days')
RETURNING id
"""


def test_an_older_sites_archive_is_brought_up_to_date(copies, migrated, tmp_path):
    older = copies.site()
    older.manage("migrate", "--verbosity", "0")
    older.manage("migrate", "news", OLDER, "--verbosity", "0")
    answer(older, WRITTEN)
    older.manage("backup", tmp_path)
    for site in (copies.site(like=migrated), copies.site()):
        site.manage("restore", next(tmp_path.iterdir()))
        assert answer(site, "SELECT title FROM news_article") == [("Ескі мақала",)]
        # What migrations make of rows they make here too: a pin became a place.
        assert answer(site, "SELECT article_id FROM news_frontplace") == [(7,)]
        names = "SELECT app, name FROM django_migrations ORDER BY 1, 2"
        assert answer(site, names) == answer(migrated, names)
