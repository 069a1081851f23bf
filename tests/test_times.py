"""Times as they are said in Kazakh."""

from datetime import datetime, timedelta

import pytest

from kazakh import after, at_moment, at_time

SAID = {
    "09:00": "09:00-де",
    "09:01": "09:01-де",
    "12:03": "12:03-те",
    "12:04": "12:04-те",
    "12:05": "12:05-те",
    "12:06": "12:06-да",
    "12:09": "12:09-да",
    "12:10": "12:10-да",
    "12:20": "12:20-да",
    "12:30": "12:30-да",
    "12:40": "12:40-та",
    "12:50": "12:50-де",
    "12:55": "12:55-те",
    "00:58": "00:58-де",
}


@pytest.mark.parametrize(("clock", "said"), SAID.items())
def test_the_ending_follows_the_number_that_is_said_last(clock, said):
    assert at_time(datetime.fromisoformat(f"2026-11-27 {clock}")) == said


def test_the_year_is_said_only_where_it_is_another():
    now = datetime(2026, 11, 24)
    assert at_moment(datetime(2026, 11, 27, 9), now) == "27 қараша 09:00-де"
    assert at_moment(datetime(2027, 1, 3, 18, 30), now) == "2027 жылғы 3 қаңтар 18:30-да"


SPANS = [
    (timedelta(hours=2, minutes=15), "2 сағат 15 минуттан кейін"),
    (timedelta(hours=2), "2 сағаттан кейін"),
    (timedelta(minutes=1), "1 минуттан кейін"),
    (timedelta(seconds=1), "1 минуттан кейін"),
    (timedelta(days=3, hours=4, minutes=5), "3 күн 4 сағаттан кейін"),
    (timedelta(days=1, minutes=5), "1 күн 5 минуттан кейін"),
    (timedelta(0), "қазір"),
]


@pytest.mark.parametrize(("span", "said"), SPANS)
def test_how_long_it_is_until_then(span, said):
    assert after(span) == said
