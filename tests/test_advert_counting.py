"""Counting adverts: what is seen and followed by readers, once each, and until the limit."""

from datetime import timedelta

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.db.models import Sum
from django.test import Client
from django.utils import timezone

from adverts import choosing
from adverts.counting import MOST_OF_A_NETWORK
from adverts.models import AdvertDay
from news.content import read_content_state
from news.models import ViewSeen
from qazaly.page_cache.asking import drawn, may_be_finished
from qazaly.page_cache.finished import may_be_kept
from tests.desk_forms import text_of
from tests.factories import local, make_advert
from tests.threads import at_once

BROWSER = "Mozilla/5.0 (Android 14)"
NOON = local("2026-10-14 12:00")
HOUR = timedelta(hours=1)


@pytest.fixture
def advert(db):
    return make_advert()


def see(client, advert, **how):
    how = {"HTTP_USER_AGENT": BROWSER} | how
    return client.post(f"/zharnama/korindi/{advert.pk}/", **how)


def follow(client, advert, **how):
    how = {"HTTP_USER_AGENT": BROWSER} | how
    return client.get(f"/zharnama/{advert.pk}/", **how)


def counted(advert):
    sums = AdvertDay.objects.filter(advert=advert).aggregate(Sum("views"), Sum("clicks"))
    return sums["views__sum"] or 0, sums["clicks__sum"] or 0


def test_a_view_is_counted_and_nothing_is_said(client, advert):
    answer = see(client, advert)
    assert (answer.status_code, answer.content) == (204, b"")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies
    assert counted(advert) == (1, 0)


def test_a_click_is_counted_and_leads_on(client, advert):
    answer = follow(client, advert)
    assert (answer.status_code, answer.headers["Location"]) == (302, "https://dukenim.kz/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert counted(advert) == (0, 1)


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"HTTP_USER_AGENT": "Googlebot/2.1"}, 204),
        ({"HTTP_USER_AGENT": ""}, 204),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, 204),
        ({"HTTP_ORIGIN": "https://example.com"}, 404),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 404),
    ],
)
def test_what_is_no_readers_view_is_not_counted(client, advert, how, status):
    assert see(client, advert, **how).status_code == status
    assert counted(advert) == (0, 0)


@pytest.mark.parametrize(
    "how",
    [
        {"HTTP_USER_AGENT": "curl/8"},
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"HTTP_PURPOSE": "prefetch"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"REQUEST_METHOD": "HEAD"},
    ],
)
def test_what_is_no_readers_click_leads_on_uncounted(client, advert, how):
    assert follow(client, advert, **how).headers["Location"] == "https://dukenim.kz/"
    assert counted(advert) == (0, 0)


def test_one_reader_counts_once_within_half_an_hour(client, advert):
    with time_machine.travel(timezone.now(), tick=False) as now:
        for _ in range(5):
            see(client, advert)
            follow(client, advert)
        assert counted(advert) == (1, 1)
        see(client, advert, REMOTE_ADDR="10.0.0.2")
        assert counted(advert) == (2, 1)
        now.shift(timedelta(minutes=31))
        see(client, advert)
    assert counted(advert) == (3, 1)


@pytest.mark.parametrize("address", ["10.0.0.9", "2001:db8::{}"])
def test_a_program_of_many_names_is_no_crowd(client, advert, address):
    for number in range(100):
        how = {"REMOTE_ADDR": address.format(number), "HTTP_USER_AGENT": f"{BROWSER} {number}"}
        see(client, advert, **how)
        follow(client, advert, **how)
    views, clicks = counted(advert)
    assert 20 < views <= MOST_OF_A_NETWORK
    assert 20 < clicks <= MOST_OF_A_NETWORK


def test_each_day_has_a_row(client, db):
    with time_machine.travel(NOON, tick=False) as now:
        advert = make_advert(ends_at=NOON + timedelta(days=3))
        see(client, advert)
        now.shift(timedelta(days=1))
        see(client, advert)
    assert list(advert.days.order_by("day").values_list("day", "views")) == [
        (NOON.date(), 1),
        (NOON.date() + timedelta(days=1), 1),
    ]


def test_no_address_is_kept(client, advert):
    see(client, advert, REMOTE_ADDR="198.51.100.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(one)::text FROM news_viewseen AS one")
        [[kept]] = cursor.fetchall()
    assert "198.51" not in kept
    assert ViewSeen.objects.count() == 1


@pytest.mark.parametrize(
    "span", [{"starts_at": NOON + HOUR}, {"ends_at": NOON}], ids=["to come", "over"]
)
def test_outside_of_its_span_nothing_counts_and_the_link_leads_on(client, db, span):
    with time_machine.travel(NOON, tick=False):
        times = {"starts_at": NOON - HOUR, "ends_at": NOON + 2 * HOUR}
        advert = make_advert(**times | span)
        see(client, advert)
        assert follow(client, advert).status_code == 302
    assert counted(advert) == (0, 0)


@pytest.mark.parametrize("limit", [{"most_views": 2}, {"most_clicks": 2}])
def test_at_its_limit_it_leaves_the_pages(client, db, limit):
    advert = make_advert(**limit)
    deed = see if "most_views" in limit else follow
    for number, is_shown in ((1, True), (2, False)):
        deed(client, advert, REMOTE_ADDR=f"10.0.0.{number}")
        choosing.stock.forget()
        assert ("Құрылыс заттары" in text_of(client.get("/"))) is is_shown


@pytest.mark.parametrize("query", ["?next=https://evil.kz/", "?url=//evil.kz", "?https://evil.kz/"])
def test_it_leads_only_where_the_desk_said(client, advert, query):
    answer = client.get(f"/zharnama/{advert.pk}/{query}", HTTP_REFERER="https://evil.kz/")
    assert answer.headers["Location"] == "https://dukenim.kz/"


def test_a_page_of_ours_is_opened_in_the_edition_that_is_read(client, db):
    advert = make_advert(link="/bet/dukenim/")
    assert follow(client, advert).headers["Location"] == "/bet/dukenim/"
    answer = client.get(f"/lat/zharnama/{advert.pk}/")
    assert answer.headers["Location"] == "/lat/bet/dukenim/"


def test_what_is_none_is_not_found(client, advert):
    without = make_advert(link="")
    assert client.get("/zharnama/99999/").status_code == 404
    assert client.get(f"/zharnama/{without.pk}/").status_code == 404
    assert client.post(f"/zharnama/{advert.pk}/").status_code == 405
    assert client.get(f"/zharnama/korindi/{advert.pk}/").status_code == 405
    assert client.post("/zharnama/korindi/99999/", HTTP_USER_AGENT=BROWSER).status_code == 204


@pytest.mark.parametrize("path", ["/zharnama/1/", "/lat/zharnama/1/", "/zharnama/korindi/1/"])
def test_no_finished_page_stands_in_for_a_count(path):
    assert not may_be_finished(path)


@pytest.mark.django_db(transaction=True)
def test_a_page_with_an_advert_is_the_same_for_everybody_and_kept():
    for number in range(5):
        make_advert(f"Дүкен {number}")
    with time_machine.travel(timezone.now(), tick=False):
        state = read_content_state()
        answers = [drawn(WSGIHandler(), "/", state) for _ in range(3)]
    assert all(map(may_be_kept, answers))
    assert b"data-seen" in answers[0].content
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.django_db(transaction=True)
def test_views_at_the_same_moment_are_all_counted():
    advert = make_advert()
    readers = [f"10.0.0.{number}" for number in range(8)]
    at_once(lambda reader: see(Client(), advert, REMOTE_ADDR=reader), readers)
    assert counted(advert) == (8, 0)
