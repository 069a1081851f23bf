"""Dumps of the old engine: whatever the version, form and charset, the rows are the same."""

import bz2
import gzip
from datetime import datetime

import pytest

from legacy.dump import Dump
from tests.dle import FORMS, VERSIONS, dump
from tests.dle.newsroom import newsroom
from tests.dle.shapes import shapes

TABLES = ("category", "comments", "post", "post_extras", "users", "static", "tags", "views")


@pytest.fixture
def opened(tmp_path):
    """Makes a dump of bytes."""

    def read(content, name="site.sql", **how):
        path = tmp_path / name
        path.write_bytes(content)
        return Dump(path, **how)

    return read


def expected(version, table):
    """What the newsroom says of a table, in the columns of a version, as values."""
    columns = shapes(version)[table].columns
    for row in newsroom()[table]:
        values = {c.name: row.get(c.name, c.default) for c in columns}
        yield values | {"date": moment(values["date"])} if table in TIMED else values


TIMED = ("post", "comments")


def moment(text):
    return None if text.startswith("0000") else datetime.fromisoformat(text)


@pytest.mark.parametrize("charset", ["utf8mb4", "cp1251"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("version", VERSIONS)
def test_every_shape_gives_the_same_rows(opened, version, form, charset):
    read = opened(dump(version=version, form=form, charset=charset))
    rows = list(read.rows(*TABLES))
    assert read.fault is None
    assert read.strangers == []
    assert read.version == {"16.0": "15.3"}.get(version, version)
    for table in TABLES:
        assert [row for name, row in rows if name == table] == list(expected(version, table))


@pytest.mark.parametrize("form", FORMS)
def test_upgraded_sites_have_their_columns_in_another_order(opened, form):
    fresh = opened(dump(form=form), "fresh.sql")
    upgraded = opened(dump(form=form, order="upgraded"), "upgraded.sql")
    assert fresh.tables["post"].columns != upgraded.tables["post"].columns
    assert list(fresh.rows(*TABLES)) == list(upgraded.rows(*TABLES))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lambda content: content])
def test_what_packs_a_file_is_told_by_its_bytes(opened, pack):
    rows = list(opened(pack(dump()), "backup.dat").rows("post"))
    assert len(rows) == 20


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_archives_may_be_joined_and_padded(opened, pack):
    content = dump()
    joined = pack(content[:5000]) + pack(content[5000:]) + (b"\0" * 99) * (pack is gzip.compress)
    assert len(list(opened(joined).rows("post"))) == 20


def test_a_mark_of_the_order_of_bytes_is_no_text(opened):
    assert len(list(opened(b"\xef\xbb\xbf" + dump(form="engine")).rows("post"))) == 20


def test_any_prefix_is_found_and_that_of_users_may_be_another(opened):
    content = dump(prefix="lubn_").replace(b"`lubn_users`", b"`forum_users`")
    read = opened(content + b"CREATE TABLE `wp_posts` (`id` int(11));\n")
    assert read.prefix == "lubn_"
    assert read.names["forum_users"] == "users"
    assert read.strangers == ["wp_posts"]
    assert [row["name"] for _, row in read.rows("users")] == ["aigul", "bek", "spam1"]


def test_one_of_several_sites_is_chosen(opened):
    both = dump(form="engine") + dump(form="engine", prefix="eski_")
    read = opened(both, prefix="eski_")
    assert read.tables["post"].name == "eski_post"
    assert len(list(read.rows("post"))) == 20


def test_a_plugins_columns_and_tables_are_no_trouble(opened):
    content = dump(form="phpmyadmin").replace(
        b"CREATE TABLE `dle_views`",
        b"CREATE TABLE `dle_kunde` (`a` blob);\nCREATE TABLE `dle_views`",
    )
    assert opened(content).strangers == ["dle_kunde"]


def test_rows_alone_are_read_by_their_lists_of_columns(opened):
    lines = dump(form="phpmyadmin").decode().split("CREATE TABLE")
    rows = "".join(line.partition(";\n")[2] for line in lines)
    read = opened(rows.encode())
    titles = [row["title"] for _, row in read.rows("post")]
    assert titles == [row["title"] for row in newsroom()["post"]]


def test_progress_tells_how_far_the_file_is_read(opened):
    read = opened(dump())
    seen = [read.progress for _ in read.rows("post", "views")]
    assert seen == sorted(seen)
    assert 0 < seen[-1] <= 1


def test_rows_that_nobody_asks_for_are_not_read(opened):
    broken = dump(form="engine").replace(
        b"INSERT INTO `dle_tags` VALUES\n(", b"INSERT INTO `dle_tags` VALUES\n(1,2,"
    )
    read = opened(broken)
    assert {name for name, _ in read.rows("users", "static_files")} == {"users", "static_files"}
