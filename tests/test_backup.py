"""The way back: a newsroom with something in every table, in one archive, in an empty site."""

import re
import stat

import pytest

from desk.backup import rows
from desk.backup.loading import FURTHER
from tests.copies import answer, asking, members, table_sums

pytestmark = pytest.mark.xdist_group("copies")

VERSION = "SELECT sum(weight) FROM news_contentchange"
NUMBERED = {"news_contentchange", "news_searchtask"}
"""Tables with numbers of transactions, which mean nothing on another server."""


@pytest.fixture(scope="module")
def before(filled):
    """What the site shows of itself on the day of the copy."""
    addresses = filled.facts("addresses")
    return addresses, filled.facts("pages", addresses), table_sums(filled)


@pytest.fixture(scope="module")
def restored(copies, migrated, archive_path, before):
    site = copies.site(like=migrated)
    site.manage("restore", archive_path)
    return site


@pytest.mark.postgres15
def test_every_table_comes_back_as_it_was(before, restored):
    *_, was = before
    sums = table_sums(restored)
    carried = was.keys() - rows.LEFT.keys() - NUMBERED
    assert {name: sums[name] for name in carried} == {name: was[name] for name in carried}
    assert {name for name in carried if not was[name][0]} <= {"news_searchtask"}
    assert was["django_migrations"][0] == sums["django_migrations"][0]


def test_what_dies_with_its_day_stays_behind(before, restored, archive_path):
    *_, was = before
    sums = table_sums(restored)
    left = [name for name in rows.LEFT if name != "django_migrations"]
    assert {name: sums[name][0] for name in left} == dict.fromkeys(left, 0)
    filled_in = {name for name in left if was[name][0]}
    assert filled_in == set(left) - {
        *("axes_accessattemptexpiration", "axes_accessfailurelog", "axes_accesslog")
    }
    assert not {f"rows/{name}.gz" for name in rows.LEFT} & members(archive_path).keys()


def test_every_file_comes_back_as_it_was(filled, restored):
    assert len(filled.stored()) > 100
    assert restored.stored() == filled.stored()
    assert not list(restored.files.rglob(".*"))


def test_fifty_pages_are_the_same_to_a_byte(before, restored):
    addresses, pages, _ = before
    assert len(addresses) == 50
    assert {status for status, _ in pages} == {200}
    again = restored.facts("pages", addresses)
    assert [one for one, was, now in zip(addresses, pages, again, strict=True) if was != now] == []


OLD = {
    "/uploads/posts/2022-10/1666_kopir.jpg": 200,
    "/uploads/posts/2022-10/thumbs/1666_kopir.jpg": 200,
    "/uploads/files/2022-10/b.pdf": 200,
    "/uploads/files/zhaman.jpg": 404,
    "/eski-aidar/1-men-mrd-alaymyn.html": 301,
    "/index.php?newsid=2": 301,
    "/index.php?do=download&id=7": 301,
    "/eski/zhyly/": 301,
    "/user/aigul/": 301,
    "/9-x.html": 404,
}
"""Addresses of the old site that moved in, and their answers."""


def test_old_addresses_and_pictures_are_answered_as_before(filled, restored):
    was = filled.facts("old", list(OLD))
    assert dict(zip(OLD, (status for status, _ in was), strict=True)) == OLD
    assert restored.facts("old", list(OLD)) == was


def test_the_content_version_is_one_that_nobody_has_seen(filled, restored):
    [[was]], [[now]] = answer(filled, VERSION), answer(restored, VERSION)
    assert now >= was + FURTHER


def test_numbers_of_transactions_are_none_of_this_server(copies, migrated, filled, tmp_path):
    site = copies.site(like=filled)
    answer_of(site, "UPDATE news_article SET title = 'Су' WHERE title = 'Сырдария суы көтерілді'")
    site.manage("backup", tmp_path)
    other = copies.site(like=migrated)
    other.manage("restore", next(tmp_path.iterdir()))
    tasks = "SELECT article_id FROM news_searchtask ORDER BY 1"
    assert answer(other, tasks) == answer(site, tasks) != []
    assert answer(other, "SELECT max(transaction) < 0 FROM news_searchtask") == [(True,)]
    other.manage("reindex_search", "--verbosity", "0")
    assert answer(other, tasks) == []


def answer_of(site, change):
    return answer(site, f"{change} RETURNING 1")


def test_new_rows_get_numbers_that_are_free(copies, filled, restored):
    # Other tests compare with `filled`, which stays as it is.
    original = copies.site(like=filled)
    for site in (original, restored):
        made = "INSERT INTO news_tag (name, key, slug) VALUES ('Су', 'su-1', 'su-1') RETURNING id"
        site.last = answer(site, made)
    assert original.last == restored.last


def test_triggers_references_and_indexes_are_as_before(filled, restored):
    for question in (
        "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger "
        "WHERE NOT tgisinternal ORDER BY 1, 2",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated "
        "FROM pg_constraint ORDER BY 1, 2, 3",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    ):
        assert answer(restored, question) == answer(filled, question) != []


def test_the_site_works_on(restored):
    [[before]] = answer(restored, VERSION)
    answer_of(restored, "UPDATE news_article SET title = 'Жаңа' WHERE title = 'Жаңа'")
    assert answer(restored, VERSION) == [(before + 1,)]
    restored.manage("housekeeping", "--verbosity", "0")
    assert "The tree of rubrics is whole" in restored.manage("check_rubrics")


def test_the_archive_is_its_owners_and_named_by_time(archive_path):
    assert stat.S_IMODE(archive_path.stat().st_mode) == 0o600
    assert re.fullmatch(r"qazaly-\d{4}-\d\d-\d\dT\d{6}\.tar", archive_path.name)


def test_a_whole_archive_is_told_to_be_whole(filled, archive_path):
    said = filled.manage("check_backup", archive_path)
    [[articles]] = answer(filled, "SELECT count(*) FROM news_article")
    assert said.startswith("Көшірме бүтін: 20")
    assert f"{articles} мақала" in said


def test_an_empty_database_is_migrated_first(copies, archive_path, filled):
    site = copies.site()
    site.manage("restore", archive_path)
    count = "SELECT count(*), max(title) FROM news_article"
    assert answer(site, count) == answer(filled, count)


def test_a_site_with_articles_is_refused(copies, filled, archive_path):
    site = copies.site(like=filled)
    was = table_sums(site)
    assert "бос сайтқа ғана" in site.refused("restore", archive_path)
    assert table_sums(site) == was
    assert site.stored() == {}


def test_somebodys_own_table_is_no_hindrance(copies, filled, migrated, tmp_path):
    site = copies.site(like=filled)
    with asking(site) as cursor:
        cursor.execute("CREATE TABLE uaqytsha (soz text); INSERT INTO uaqytsha VALUES ('б'), ('а')")
    site.manage("backup", tmp_path)
    other = copies.site(like=migrated)
    done = other.run("manage.py", "restore", next(tmp_path.iterdir()))
    assert done.returncode == 0, done.stderr
    assert "«uaqytsha» – сайттың кестесі емес" in done.stderr
    assert table_sums(other)["news_article"] == table_sums(site)["news_article"]


def test_a_photo_that_is_gone_is_told_of(copies, filled, tmp_path):
    site = copies.site(like=filled)
    process = site.run("manage.py", "backup", tmp_path)
    [[photos]] = answer(filled, "SELECT count(*) FROM news_photo")
    assert f"{photos} суреттің файлы табылмады" in process.stderr
    assert process.returncode == 0


def test_a_link_among_the_photos_is_not_followed(copies, filled, tmp_path):
    site = copies.site(like=filled)
    (site.files / "public").mkdir()
    (site.files / "public" / "a.jpg").symlink_to("/etc/hostname")
    (site.files / "public" / "etc").symlink_to("/etc")
    site.manage("backup", tmp_path)
    assert not [name for name in members(next(tmp_path.iterdir())) if name.startswith("files/")]


def test_without_a_site_there_is_nothing_to_copy(copies, tmp_path):
    assert "сайт жоқ" in copies.site().refused("backup", tmp_path)
    assert list(tmp_path.iterdir()) == []
