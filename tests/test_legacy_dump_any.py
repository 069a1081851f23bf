"""Any file at all is read, or refused with a sentence; the work stays in proportion to it."""

import gzip
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from legacy.dump import BadDump, Dump
from legacy.dump.mending import mended
from legacy.dump.tables import Kind, table_of
from legacy.dump.values import reader_of
from tests.dle import dump
from tests.test_legacy_dump_faults import CREATE, insert

WHOLE, DUMPED = dump(form="engine"), dump()
PIECES = st.sampled_from(
    [
        *(CREATE, insert(1), insert(2, 3), insert(1)[:-1], b"INSERT INTO `dle_post` VALUES "),
        *(
            b"(1,'a','b','c','d')",
            b"(1,2)",
            b"'",
            b'"',
            b"`",
            b"\\",
            b"\\'",
            b"(",
            b")",
            b",",
            b";",
        ),
        *(
            b"--",
            b"-- x\n",
            b"/*",
            b"*/",
            b"/*!",
            b"#",
            b"\n",
            b" ",
            b"DELIMITER ;;",
            b"DELIMITER ;",
        ),
        *(
            b"CREATE TABLE ",
            b"`dle_post` (",
            b"PRIMARY KEY (",
            b"SET NAMES cp1251;",
            b"\xd2",
            b"\0",
        ),
    ]
)


def read(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.sql"
        path.write_bytes(content)
        with suppress(BadDump):
            return list(Dump(path).rows("post", "users", "tags"))
    return None


def is_row(row):
    return "\0" not in "".join(value for value in row.values() if isinstance(value, str))


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map(b"".join), st.booleans())
def test_any_pieces_of_sql_are_read_or_refused(content, is_begun):
    rows = read(CREATE * is_begun + content)
    assert all(is_row(row) for _, row in rows or [])


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), st.binary(max_size=8), st.booleans())
def test_any_damage_to_a_dump_is_read_or_refused(start, length, put, is_packed):
    damaged = WHOLE[:start] + put + WHOLE[start + length % 400 :]
    rows = read(gzip.compress(damaged, 1) if is_packed else damaged)
    assert all(is_row(row) for _, row in rows or [])


@settings(max_examples=50, deadline=None)
@given(st.integers(0, len(DUMPED)))
def test_any_early_end_loses_only_what_is_not_there(end):
    rows = read(DUMPED[:end])
    assert rows is None or len(rows) == 26


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_a_text_survives_being_dumped(text):
    raw = text.replace("\\", "\\\\").replace("'", "\\'").encode("utf-8", "ignore")
    value = reader_of(Kind.TEXT, "utf8")(b"'" + raw + b"'")
    assert value == mended(raw.decode().replace("\\'", "'").replace("\\\\", "\\"))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="РСТУÐÑÒ°µЅ&#;1x?ҚәÀÿ\x98ab ", max_size=80))
def test_mending_ends_and_mends_at_once(text):
    assert mended(mended(text)) == mended(text) or "&" in text or "Ð" in text or "°" in text


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80))
def test_any_literal_has_a_value(raw):
    for kind in Kind:
        reader_of(kind, "cp1251")(raw)


def test_work_grows_no_faster_than_the_file():
    """Each would take minutes if a pattern tried again what it had matched."""
    for piece in (b"'", b"(", b"(1,", b"`", b"/*", b"--", b"\\'", b"('", b'"', b"a,", b")", b"/*!"):
        read(CREATE + b"INSERT INTO `dle_post` VALUES " + piece * 200_000)
        read(piece * 200_000)
        made = table_of(b"CREATE TABLE x (" + piece * 100_000)
        assert not made or not made.kinds
