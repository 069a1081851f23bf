"""Dumps that are damaged or no dumps: a sentence with the file, the line and the table."""

import bz2
import gzip

import pytest

from legacy.dump import BadDump, Dump, Truncated
from legacy.dump import window as windows
from tests.dle import dump
from tests.test_legacy_dump import opened  # noqa: F401 (a fixture)

CREATE = b"CREATE TABLE `dle_post` (`id` int, autor text, alt_name text, short_story text, "
CREATE += b"full_story text, PRIMARY KEY (id));\n"
ROW = b"(%d,'a','b','c','d')"


def insert(*ids):
    return b"INSERT INTO `dle_post` VALUES " + b",".join(ROW % pk for pk in ids) + b";\n"


def said_of(reading):
    with pytest.raises(BadDump) as fault:
        reading()
    return str(fault.value)


REFUSED = {
    "zip": (b"PK\x03\x04....", "ZIP"),
    "xz": (b"\xfd7zXZ\x00..", "XZ"),
    "utf-16": (b"\xff\xfeC\x00", "UTF-16"),
    "page": (b"<!DOCTYPE html><p>It's; a page</p>", "табылмады"),
    "empty": (b"", "табылмады"),
    "noise": (bytes(range(256)) * 9, "табылмады"),
    "no gzip": (gzip.compress(dump())[:10] + b"\xff" * 90, "архив бұзылған"),
    "two sites": (dump(form="engine") + dump(form="engine", prefix="b_"), "dle_, b_"),
    "no values": (CREATE + b"INSERT INTO `dle_post` SET id=1;", "2-жол: INSERT пішімі"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_dump_is_refused_with_a_sentence(opened, case):  # noqa: F811
    content, words = REFUSED[case]
    said = said_of(lambda: opened(content))
    assert said.startswith("site.sql")
    assert words in said


def test_a_missing_file_is_told(tmp_path):
    assert "ашу мүмкін болмады" in said_of(lambda: Dump(tmp_path / "no.sql"))
    assert "ашу мүмкін болмады" in said_of(lambda: Dump(tmp_path))


def test_an_unknown_prefix_is_told_with_those_that_are(opened):  # noqa: F811
    assert "бары: dle_" in said_of(lambda: opened(dump(), prefix="x_"))


def test_a_row_with_a_value_too_many_names_its_line_and_table(opened):  # noqa: F811
    read = opened(CREATE + insert(1) + insert(2).replace(b"'d'", b"'d','e'"))
    rows = read.rows("post")
    assert next(rows)[1]["id"] == 1
    said = said_of(lambda: list(rows))
    assert said == "site.sql, 3-жол, dle_post кестесі: жолда 6 мән бар, ал кестеде 5 баған"


@pytest.mark.parametrize("cut", [5, 12, len(ROW) + 5])
def test_a_file_cut_off_gives_what_is_whole_and_says_where_it_ends(opened, cut):  # noqa: F811
    read = opened((CREATE + insert(1) + insert(2, 3, 4))[:-cut])
    assert isinstance(read.fault, Truncated)
    ids = []
    with pytest.raises(Truncated, match="үзіліп қалған"):
        collect(ids, read)
    assert ids in ([1, 2], [1, 2, 3])


def collect(ids, read):
    for _, row in read.rows("post"):
        ids.append(row["id"])


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_an_archive_cut_off_is_a_file_cut_off(opened, pack):  # noqa: F811
    content = pack(dump(form="engine"))
    assert isinstance(opened(content[: len(content) - 9]).fault, Truncated)


def test_mysqldump_says_that_it_came_to_its_end(opened):  # noqa: F811
    whole = dump()
    assert opened(whole).fault is None
    assert opened(whole[: whole.index(b"\n-- Dump completed")]).fault


def test_nothing_before_the_table_of_articles_is_a_truncated_file(opened):  # noqa: F811
    assert "үзіліп" in said_of(lambda: opened(dump()[:900]))


def test_rows_given_twice_are_given_once_and_counted(opened):  # noqa: F811
    read = opened(CREATE + insert(1, 2, 2) + insert(2, 10**12, 10**12, -1, -1))
    assert [row["id"] for _, row in read.rows("post")] == [1, 2, 10**12, -1]
    assert read.repeated == {"post": 4}


ODD = {
    "replace": insert(1).replace(b"INSERT INTO", b"REPLACE DELAYED"),
    "ignore": insert(1).replace(b"INSERT INTO", b"insert ignore into"),
    "database": insert(1).replace(b"`dle_post`", b"`site` . `dle_post`"),
    "on duplicate": insert(1)[:-2] + b" ON DUPLICATE KEY UPDATE autor='x;(';\n",
    "trigger": b"DELIMITER ;;\nCREATE TRIGGER x BEGIN INSERT INTO dle_post SET a=1; END ;;\n"
    b"DELIMITER ;\n" + insert(1),
    "comments": b"-- it's; (\n# it's; (\n/* it's; ( */\n--\n/*!50003 SET @a='x;' */;\n" + insert(1),
    "no end": insert(1) + b"COMMIT",
    "spaces": insert(1).replace(b",", b" ,\n  ").replace(b"(", b"( "),
    "blanks": b"\n;;\n" + insert(1) + b"\n\n-- end",
    "quotes": insert(1).replace(b"'a'", b"'a);INSERT INTO `dle_post` VALUES (2'"),
    "double": insert(1).replace(b"'a'", b'"it\'s; ""a"""'),
    "mariadb": rb"/*M!999999\- enable the sandbox mode */ " + b"\n" + insert(1),
}


@pytest.mark.parametrize("case", ODD)
def test_ways_of_other_programs_are_understood(opened, case):  # noqa: F811
    read = opened(CREATE + ODD[case])
    assert read.fault is None
    assert [row["id"] for _, row in read.rows("post")] == [1]


def test_a_row_longer_than_any_text_is_refused(opened, monkeypatch):  # noqa: F811
    monkeypatch.setattr(windows, "LONGEST", 3_000_000)
    long = insert(1).replace(b"'a'", b"'" + b"x" * 9_000_000 + b"'")
    assert "ұзын" in said_of(lambda: list(opened(CREATE + long).rows("post")))


def test_a_statement_of_many_megabytes_is_read_row_by_row(opened):  # noqa: F811
    many = insert(*range(1, 200_000))
    read = opened(CREATE + many)
    assert sum(row["id"] for _, row in read.rows("post")) == sum(range(1, 200_000))


def test_a_table_made_twice_is_read_by_its_last_making(opened):  # noqa: F811
    other = CREATE.replace(b"`id` int, autor text", b"autor text, `id` int")
    swapped = b"INSERT INTO dle_post VALUES ('kim',5,'b','c','d');\n"
    rows = [row for _, row in opened(CREATE + insert(1) + other + swapped).rows("post")]
    assert [(row["id"], row["autor"]) for row in rows] == [(1, "a"), (5, "kim")]
