"""The front page as the desk arranged it, and what fills it where the desk did not."""

import re
import threading
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from news import arranging
from news.models import Article, FrontPlace
from tests.factories import (
    local,
    make_article,
    make_editor,
    make_photo,
    make_rubric,
    make_spiritual,
    place_by_hand,
)
from tests.threads import at_once

pytestmark = pytest.mark.postgres15

NOON = local("2026-10-14 12:00")
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TITLE = re.compile(r'class="(?:lead|row)__title"><a href="[^"]*">([^<]*)<')


@pytest.fixture
def news(db):
    """Twenty articles, a minute apart: «Хабар 0» is the newest at noon."""
    with time_machine.travel(NOON, tick=False):
        rubric = make_rubric()
        yield [
            make_article(
                title=f"Хабар {number}",
                rubric=rubric,
                published_at=NOON - timedelta(minutes=number + 1),
            )
            for number in range(20)
        ]


def top(client, prefix="/"):
    """The titles of the lead and of the latest, as readers meet them."""
    page = client.get(prefix).content.decode()
    return TITLE.findall(page.partition('class="front-bottom"')[0])[:8]


def named(*numbers):
    return [f"Хабар {number}" for number in numbers]


def test_places_come_first_in_their_order_and_the_newest_follow(client, news):
    for number in (15, 3, 11):
        place_by_hand(news[number], until=NOON + HOUR)
    assert top(client) == named(15, 3, 11, 0, 1, 2, 4, 5)


def test_without_a_hand_the_newest_with_a_picture_leads(client, news):
    Article.objects.filter(pk=news[2].pk).update(lead_photo=make_photo())
    assert top(client) == named(2, 0, 1, 3, 4, 5, 6, 7)
    place_by_hand(news[9], until=NOON + HOUR)
    assert top(client) == named(9, 0, 1, 2, 3, 4, 5, 6)


def test_each_place_ends_by_itself_at_its_second(client, news):
    for number, end in ((15, 1), (3, 2)):
        place_by_hand(news[number], until=NOON + end * HOUR)
    seen = {}
    for moment in (HOUR - SECOND, HOUR, 2 * HOUR - SECOND, 2 * HOUR):
        with time_machine.travel(NOON + moment, tick=False):
            seen[moment] = [top(client, prefix)[:2] for prefix in ("/", "/")]
    expected = [named(15, 3), named(3, 0), named(3, 0), named(0, 1)]
    assert list(seen.values()) == [[titles, titles] for titles in expected]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "withdrawn"},
        {"status": "draft"},
        {"published_at": NOON + SECOND},
        {"unpublish_at": NOON},
    ],
)
def test_what_readers_cannot_see_leaves_no_gap_and_comes_back(client, news, fields):
    place_by_hand(news[15], until=NOON + HOUR)
    place_by_hand(news[3], until=NOON + HOUR)
    was = {name: getattr(news[15], name) for name in fields}
    Article.objects.filter(pk=news[15].pk).update(**fields)
    assert top(client) == named(3, 0, 1, 2, 4, 5, 6, 7)
    Article.objects.filter(pk=news[15].pk).update(**was)
    assert top(client)[:2] == named(15, 3)


def test_a_scheduled_article_takes_its_place_when_due(client, news):
    due = make_article(title="Таңғы хабар", published_at=NOON + HOUR)
    place_by_hand(due, until=NOON + 2 * HOUR)
    place_by_hand(news[5], until=NOON + 2 * HOUR)
    for moment, titles in (
        (HOUR - SECOND, ["Хабар 5", "Хабар 0"]),
        (HOUR, ["Таңғы хабар", "Хабар 5"]),
        (2 * HOUR - SECOND, ["Таңғы хабар", "Хабар 5"]),
        (2 * HOUR, ["Таңғы хабар", "Хабар 0"]),
    ):
        with time_machine.travel(NOON + moment, tick=False):
            assert top(client)[:2] == titles, moment


def test_the_headline_is_the_front_pages_alone(client, news):
    place_by_hand(news[0], until=NOON + HOUR, headline="Қысқа <аты>")
    place_by_hand(news[1], until=NOON + HOUR, headline="Екінші аты")
    assert top(client)[:2] == ["Қысқа &lt;аты&gt;", "Екінші аты"]
    elsewhere = ("/kogam/", "/page/2/", "/2026/10/14/", "/rss.xml", news[2].get_absolute_url())
    for address in (*elsewhere, news[0].get_absolute_url(), news[1].get_absolute_url()):
        page = client.get(address).content.decode()
        assert "Қысқа" not in page, address
        assert "Екінші аты" not in page, address
    with time_machine.travel(NOON + HOUR, tick=False):
        assert top(client)[:2] == named(0, 1)


def test_the_headline_is_read_in_each_edition(client, news):
    place_by_hand(news[0], until=NOON + HOUR, headline="Көпір")
    assert top(client, "/lat/")[0] == "Köpır"
    assert top(client, "/tote/")[0] == "كوپىر"


def test_an_article_of_the_column_may_lead_and_stands_there_once(client, news):
    thoughts = [
        make_spiritual(title=f"Ой {number}", published_at=NOON - timedelta(minutes=number))
        for number in range(7)
    ]
    place_by_hand(thoughts[0], until=NOON + HOUR)
    assert top(client)[:2] == ["Ой 0", "Хабар 0"]
    page = client.get("/").content.decode()
    column = page.partition('class="spiritual"')[2].partition("</section>")[0]
    assert re.findall(r"Ой \d", column) == [f"Ой {number}" for number in range(1, 6)]
    assert client.get("/kogam/").content.decode().count("Ой 0") == 1


@pytest.mark.parametrize("placed", [(), (19,), (19, 18, 17), range(19, 8, -1), (0, 1, 2)])
def test_nothing_stands_twice_and_nothing_new_is_passed_over(client, news, placed):
    """Every article is on the front page or in the list that goes on from it."""
    for number in placed:
        place_by_hand(news[number], until=NOON + HOUR)
    page = client.get("/").content.decode()
    front = page.partition('class="front-bottom"')[0]
    shown = re.findall(r'__title"><a href="[^"]*">([^<]*)<', front)
    assert len(shown) == len(set(shown))
    assert len(top(client)) == 8
    listed = client.get("/page/2/").content.decode().partition('<aside class="side"')[0]
    assert {article.title for article in news} <= {*top(client), *re.findall(r"Хабар \d+", listed)}


def test_more_places_than_room_are_not_shown(client, news):
    for number in range(19, 8, -1):
        place_by_hand(news[number], until=NOON + HOUR)
    assert top(client) == named(*range(19, 11, -1))


def test_an_arrangement_made_meanwhile_is_not_overwritten(news):
    editor, seen = make_editor(), arranging.current().version
    first = [FrontPlace(article=news[0], until=NOON + HOUR)]
    arranging.arrange(first, by=editor, version=seen)
    with pytest.raises(arranging.StaleArrangement):
        arranging.arrange([], by=editor, version=seen)
    assert FrontPlace.objects.get().article_id == news[0].pk
    page = arranging.current()
    assert (page.version, page.changed_by, page.changed_at) == (seen + 1, editor, NOON)


@pytest.mark.django_db(transaction=True)
def test_of_two_arrangements_at_once_one_stands_and_one_is_told():
    article, told = make_article(), []
    until = timezone.now() + HOUR
    for turn in range(10):
        seen, start = arranging.current().version, threading.Barrier(2)

        def save(name, seen=seen, start=start, turn=turn):
            place = FrontPlace(article=article, headline=f"{name} {turn}", until=until)
            start.wait()
            try:
                arranging.arrange([place], by=None, version=seen)
            except arranging.StaleArrangement:
                told.append(name)

        at_once(save, ("А", "Б"))
        other = {"А": "Б", "Б": "А"}[told[-1]]
        assert len(told) == turn + 1
        assert FrontPlace.objects.get().headline == f"{other} {turn}"
