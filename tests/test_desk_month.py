"""The month on the start page: what came out and what is planned."""

import re

import pytest

from tests.factories import (
    local,
    make_article,
    make_rubric,
)
from tests.test_desk_start import START, _it_is_noon, author, draft, publisher

__all__ = ["_it_is_noon", "author", "publisher"]

pytestmark = pytest.mark.django_db


# --- the month -------------------------------------------------------------------------------


def planned(client, query=""):
    """What stands on each day of the month shown: (title, state)."""
    month = client.get(START + query).context["start"].month
    days = [day for week in month.weeks for day in week if day.pieces]
    return {
        day.period.day: [(piece.title, piece.state.key) for piece in day.pieces] for day in days
    }


def test_the_month_shows_what_came_out_and_what_is_planned(client, publisher):
    make_article(title="Шыққан", published_at=local("2026-11-24 09:00"))
    make_article(title="Шығады", published_at=local("2026-11-30 23:59"))
    draft("Ойда", published_at=local("2026-11-24 18:00"))
    make_article(title="Қазандағы", published_at=local("2026-10-31 23:59"))
    make_article(title="Желтоқсандағы", published_at=local("2026-12-01 00:00"))
    assert planned(client) == {
        24: [("Шыққан", "published"), ("Ойда", "draft")],
        30: [("Шығады", "planned")],
    }
    assert planned(client, "?month=2026-12") == {1: [("Желтоқсандағы", "planned")]}
    assert planned(client, "?month=2026-10") == {31: [("Қазандағы", "published")]}


def test_an_authors_month_is_their_own(client, author):
    make_article(title="Менікі", written_by=author)
    make_article(title="Басқанікі")
    assert planned(client) == {24: [("Менікі", "published")]}


def test_a_full_day_is_cut_and_says_how_many_more(client, publisher):
    rubric = make_rubric()
    for hour in range(5):
        make_article(title=f"№ {hour}", rubric=rubric, published_at=local(f"2026-11-20 1{hour}:00"))
    month = client.get(START).context["start"].month
    day = next(day for week in month.weeks for day in week if day.pieces)
    assert (len(day.pieces), day.more) == (3, 2)
    assert "тағы 2" in client.get(START).content.decode()


@pytest.mark.parametrize(
    "month", ["", "2026", "2026-13", "2026-00", "0-1", "99999-1", "-", "а-б", "2026-11-24", "²-³"]
)
def test_any_other_month_is_todays(client, publisher, month):
    page = client.get(START, {"month": month})
    assert page.status_code == 200
    assert str(page.context["start"].month.period) == "Қараша 2026"


def test_arrows_lead_over_the_year(client, publisher):
    page = client.get(f"{START}?month=2026-12").content.decode()
    assert re.findall(r"\?month=([0-9-]+)#", page) == ["2026-11", "2027-01"]
