"""Fields in which the engine packs several facts as one text."""

from datetime import UTC, datetime

import pytest

from legacy import packed
from tests.dle.newsroom import newsroom


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("2,5", [2, 5]),
        (" 5 , 2,5", [5, 2]),
        ("0", []),
        ("", []),
        ("a,7", [7]),
        ("9" * 12, [999999999, 999]),
    ],
)
def test_rubrics_are_in_their_order(text, ids):
    assert packed.numbers(text) == ids


def test_a_time_of_seconds_is_a_moment():
    assert packed.moment("1666000000") == datetime(2022, 10, 17, 9, 46, 40, tzinfo=UTC)
    for nothing in ("", "0", None, "вчера", "-5", "9" * 30, "²"):
        assert packed.moment(nothing) is None


@pytest.mark.parametrize(
    ("access", "is_open"),
    [
        ("5:1", True),
        ("4:3", True),
        ("5:3", False),
        ("1:2||5:3", False),
        ("||", True),
    ],
)
def test_what_is_forbidden_to_guests_is_not_for_all(access, is_open):
    assert packed.is_for_all(access) is is_open


@pytest.mark.parametrize(
    ("groups", "is_open"), [("all", True), ("1,2", False), ("4,5", True), ("15", False)]
)
def test_a_page_is_for_its_groups(groups, is_open):
    assert packed.is_page_for_all(groups) is is_open


def test_extra_fields_and_their_pictures():
    [row] = [row for row in newsroom()["post"] if row["id"] == 8]
    fields = packed.fields(row["xfields"])
    assert fields["source"] == "baq.kz"
    [picture] = packed.pictures(fields["photo"])
    assert picture.address == "/uploads/posts/2022-10/x.jpg"
    assert packed.fields("a|бір__NEWL__екі||||b||c|") == {"a": "бір\nекі"}


def test_rows_of_pictures_new_and_old():
    [row] = newsroom()["images"]
    addresses = [picture.address for picture in packed.pictures(row["images"])]
    assert addresses == ["/uploads/posts/2022-10/1666_kopir.jpg", "/uploads/posts/a.jpg"]
    assert packed.pictures("") == []
    [remote] = packed.pictures("https&#58;//s.kz/a.jpg|1|0")
    assert remote.address == "https://s.kz/a.jpg"


def test_a_poll_has_its_answers_with_their_votes():
    [row] = newsroom()["poll"]
    assert packed.answers(row["body"], row["answer"]) == [("Иә", 4), ("Жоқ", 2), ("Білмеймін", 1)]
    assert packed.answers("Иә<br>Жоқ", "0:x") == [("Иә", 0), ("Жоқ", 0)]
