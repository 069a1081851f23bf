"""Nightly copies thin out with age: all of a week, one a week, one a month, the newest always."""

from datetime import datetime, timedelta

import pytest

from desk.backup.thinning import FORM, kept, thin

NOW = datetime(2026, 11, 27, 3)  # a Friday


def nightly(count, now=NOW):
    return [now - timedelta(days=days) for days in range(count)]


def test_after_years_of_nights_these_stay():
    stay = sorted(kept(nightly(1000), NOW), reverse=True)
    assert [f"{made:%m-%d}" for made in stay[:8]] == [
        *("11-27", "11-26", "11-25", "11-24", "11-23", "11-22", "11-21", "11-20")
    ]
    # Sundays, and the last day of a month.
    assert [f"{made:%Y-%m-%d}" for made in stay[8:]] == [
        *("2026-11-15", "2026-11-08", "2026-11-01", "2026-10-31", "2026-10-25"),
        *("2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30"),
        *("2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31", "2025-11-30"),
    ]


def test_thinned_every_night_the_same_stay_as_thinned_once():
    there = set()
    for night in reversed(nightly(1000)):
        there = kept(there | {night}, night)
    assert there == kept(nightly(1000), NOW)


@pytest.mark.parametrize(
    ("days", "stay"),
    [
        ([0], [0]),
        ([5000], [5000]),
        ([400, 5000], [400]),
        ([0, 5000], [0]),
        ([0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6, 7]),
        ([0, 8, 9, 10], [0, 8]),
        ([0, 11, 12, 13], [0, 11, 12]),
        ([0, 40, 41], [0, 40]),
        ([0, 330, 360, 400], [0, 330, 360]),
        ([-3, 0, 8, 9], [-3, 0, 8]),
        ([], []),
    ],
)
def test_the_rules(days, stay):
    made = {NOW - timedelta(days=one): one for one in days}
    assert sorted(made[one] for one in kept(made, NOW)) == stay


def test_several_copies_of_one_day_all_stay_for_a_week():
    hours = [NOW - timedelta(hours=one) for one in range(24)]
    assert kept(hours, NOW) == set(hours)


def test_only_files_that_backup_wrote_are_removed(tmp_path):
    old = NOW - timedelta(days=800)
    strange = [
        *("qazaly-2020-01-01T030000.tar.part", "old-qazaly-2020-01-01T030000.tar", "notes.txt"),
        *("qazaly-2020-13-01T030000.tar", "qazaly-2020-01-01.tar", ".qazaly-x.half"),
    ]
    for name in [*strange, NOW.strftime(FORM), old.strftime(FORM)]:
        (tmp_path / name).write_text("x")
    (tmp_path / "qazaly-2020-01-01T030000.tar").mkdir()
    (tmp_path / "qazaly-2020-01-02T030000.tar").symlink_to(tmp_path / "notes.txt")
    before = {path.name for path in tmp_path.iterdir()}
    assert [path.name for path in thin(tmp_path, NOW)] == [old.strftime(FORM)]
    assert before - {path.name for path in tmp_path.iterdir()} == {old.strftime(FORM)}
