"""Any rows at all move in, or are refused with a sentence; what was not approved stays shut."""

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legacy.dump import BadDump
from legacy.moving.around import READERS
from legacy.moving.order import CannotMove
from legacy.text import page_of
from news import body, checking_tallies
from news.models import Article
from tests.dle import texts
from tests.dle.shapes import shapes
from tests.moving import moved
from tests.test_legacy_dump_any import read
from tests.test_legacy_dump_faults import CREATE, insert
from tests.test_legacy_text import SITE

MARKED = [text for name, text in vars(texts).items() if name.isupper() and name != "SITE"]
KEYS = st.sampled_from([1, 2, 3, 0, -1, 999_999])
NUMBERS = st.sampled_from([0, 1, 2, 3, 5, -1, 2**31, 2**63, 10**25])
WORDS = st.sampled_from(
    ["", "a", "aigul", "1,2", "all", "kogam", "5:3", "0:4|1:2", "1666000000", "/a/*", "\\", "&#8;"]
)
TEXTS = WORDS | st.sampled_from(MARKED) | st.text(max_size=30) | st.just("ә" * 400)
TIMES = st.sampled_from(
    ["0000-00-00 00:00:00", "2022-01-02 03:04:05", "9999-12-31 23:59:59", "1000-01-01 00:00:00"]
)
VERSION = "16.0"


def value_of(column, shape):
    if column.name == shape.key:
        return KEYS
    if column.is_number:
        return NUMBERS
    return TIMES if column.type == "datetime" else TEXTS


def row_of(shape):
    values = {one.name: value_of(one, shape) for one in shape.columns}
    return st.fixed_dictionaries({shape.key: values.pop(shape.key)}, optional=values)


ROWS = st.fixed_dictionaries(
    {name: st.lists(row_of(shapes(VERSION)[name]), max_size=3) for name in READERS}
)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROWS)
def test_any_rows_move_in_or_are_refused(rows):
    with TemporaryDirectory() as folder, transaction.atomic():
        with suppress(BadDump, CannotMove):
            moved(Path(folder), rows, version=VERSION)
            is_sound(rows)
        transaction.set_rollback(True)


def is_sound(rows):
    connection.check_constraints()
    assert checking_tallies.faults() == []
    approved = {row.get("id") for row in rows["post"] if row.get("approve")}
    for article in Article.objects.all():
        assert body.sanitise(article.body) == article.body
        assert article.status == "draft" or article.pk in approved


def steps(work):
    """Calls that the work takes."""
    counted = [0]

    def count(frame, event, argument):
        counted[0] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted[0]


@pytest.mark.parametrize("piece", [*MARKED, "[hide]", "[/hide]", "<!--TBegin:/a.jpg|", "<div><p>"])
def test_twice_as_long_a_text_takes_twice_as_many_steps(piece):
    once, twice = (steps(lambda: page_of(piece * count, SITE)) for count in (60, 120))  # noqa: B023
    assert twice < 2.5 * once + 1000


@pytest.mark.parametrize("piece", [insert(1), b"(1,2),", b"'", b"/*", b"CREATE TABLE a (b int);\n"])
def test_twice_as_long_a_dump_takes_twice_as_many_steps(piece):
    def reading(count):
        return steps(lambda: read(CREATE + piece * count))

    assert reading(2000) < 2.5 * reading(1000) + 1000
