"""The archive: the sum of a month's days is its count, and no linked day is empty."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.calendar import read_month, read_year
from archive.periods import Period, midnight, month_of
from news.models import Article
from tests.factories import local, make_article, make_rubric, make_spiritual

pytestmark = pytest.mark.postgres15

EDGES = [
    "2018-11-30 23:59:59",
    "2018-12-01 00:00:00",
    "2018-12-20 22:30:00",
    "2018-12-20 23:30:00",
    "2018-12-20 23:59:59",
    "2018-12-21 00:00:00",
    "2018-12-21 00:30:00",
    "2018-12-31 23:59:59",
    "2019-01-01 00:00:00",
    "2024-02-29 00:00:00",
    "2024-02-29 23:59:59",
    "2024-03-01 00:00:00",
]


def linked_days(page):
    """Pairs of a linked day's address and the number it promises."""
    found = re.findall(r'href="(/\d{4}/\d\d/\d\d/)"[^>]*>.*?, (\d+) мақала<', page)
    return [(address, int(count)) for address, count in found]


def titles(page):
    return re.findall(r'<article class="row">\s*<h\d[^>]*><a[^>]*>([^<]*)<', page)


def test_articles_stand_on_the_day_their_clock_said(client, db):
    for edge in EDGES:
        make_article(title=edge, published_at=local(edge))
    for edge in EDGES:
        page = client.get(f"/{edge[:10].replace('-', '/')}/").content.decode()
        assert edge in titles(page)


def test_the_hour_that_came_twice_is_one_day(client, db):
    """On 20 December 2018 clocks went back from midnight: 23:30 was there twice."""
    make_article(title="бірінші", published_at=local("2018-12-20 23:30", fold=0))
    make_article(title="екінші", published_at=local("2018-12-20 23:30", fold=1))
    first, second = Article.objects.order_by("published_at")
    assert second.published_at - first.published_at == timedelta(hours=1)
    page = client.get("/2018/12/20/").content.decode()
    assert titles(page) == ["екінші", "бірінші"]


@pytest.mark.parametrize("month", ["2018/11", "2018/12", "2019/01", "2024/02", "2024/03"])
def test_linked_days_keep_their_promise(client, db, month):
    for edge in EDGES:
        make_article(title=edge, published_at=local(edge))
    page = client.get(f"/{month}/").content.decode()
    days = linked_days(page)
    for address, count in days:
        assert len(titles(client.get(address).content.decode())) == count > 0
    assert sum(count for _, count in days) == len(titles(page))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moments=st.lists(st.integers(-6 * 3600, 40 * 86400), min_size=1, max_size=30))
def test_sums_agree_for_any_moments(db, moments):
    """Seconds around December 2018: every article is in one month, and on one day of it."""
    Article.objects.all().delete()
    start = datetime(2018, 11, 30, 18, tzinfo=UTC)
    rubric = make_rubric()
    Article.objects.bulk_create(
        Article(
            title=str(number),
            slug=str(number),
            rubric=rubric,
            status="published",
            published_at=start + timedelta(seconds=seconds),
        )
        for number, seconds in enumerate(moments)
    )
    months = {month_of(start + timedelta(seconds=seconds)) for seconds in moments}
    calendars = [read_month(month) for month in months]
    assert sum(calendar.total for calendar in calendars) == len(moments)
    for calendar in calendars:
        within = Article.objects.between(calendar.period.start, calendar.period.end)
        assert within.count() == calendar.total
        for day, count in calendar.counts.items():
            period = Period(day.year, day.month, day.day)
            assert Article.objects.between(period.start, period.end).count() == count
    years = {month.year for month in months}
    assert sum(read_year(Period(year)).total for year in years) == len(moments)


def test_python_and_the_database_know_the_same_zone(db):
    zone = ZoneInfo("Asia/Qyzylorda")
    moments = [local(edge) for edge in EDGES] + [datetime(2026, 7, 1, tzinfo=UTC)]
    with connection.cursor() as cursor:
        for moment in moments:
            cursor.execute("SELECT %s AT TIME ZONE 'Asia/Qyzylorda'", [moment])
            assert cursor.fetchone()[0] == moment.astimezone(zone).replace(tzinfo=None)
    assert midnight(datetime(2018, 12, 20)).utcoffset() == timedelta(hours=6)
    assert midnight(datetime(2018, 12, 21)).utcoffset() == timedelta(hours=5)


def test_calendar_of_the_seed_page(client, db):
    """«Қыркүйек 2025», from Monday, the 16th linked with its number."""
    for title in ("Азаматтар алғысқа бөленді", "Шаршы алаңдағы шеберлік"):
        make_article(title=title, published_at=local("2025-09-16 12:00"))
    make_spiritual(published_at=local("2025-09-16 13:00"))
    page = client.get("/2025/09/").content.decode()
    assert "<caption>Қыркүйек 2025</caption>" in page
    heads = re.findall(r'<th scope="col"><span aria-hidden="true">(\w\w)<', page)
    assert heads == ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"]
    assert linked_days(page) == [("/2025/09/16/", 3)]
    week = re.search(r"<tbody>\s*<tr>(.*?)</tr>", page, re.DOTALL)[1]
    assert re.findall(r"<td><span>(\d+)</span></td>", week) == list("1234567")


def test_arrows_go_to_the_nearest_month_with_articles(client, db):
    for day in ("2022-10-27", "2024-11-08", "2025-09-16"):
        make_article(published_at=local(f"{day} 12:00"))
    page = client.get("/2024/11/").content.decode()
    assert 'href="/2022/10/" rel="prev"' in page
    assert "Алдыңғы ай: Қазан 2022" in page
    assert 'href="/2025/09/" rel="next"' in page
    last = client.get("/2025/09/").content.decode()
    assert 'rel="next"' not in last
    year = client.get("/2024/").content.decode()
    assert 'href="/2022/" rel="prev"' in year
    assert 'href="/2025/" rel="next"' in year


def test_an_empty_month_between_others_is_a_page_and_beyond_them_is_none(client, db):
    for day in ("2024-11-08", "2025-09-16"):
        make_article(published_at=local(f"{day} 12:00"))
    empty = client.get("/2025/02/")
    assert empty.status_code == 200
    assert "мақала жарияланбаған" in empty.content.decode()
    assert 'content="noindex"' in empty.content.decode()
    assert client.get("/2025/02/11/").status_code == 200
    assert client.get("/2025/10/").status_code == 404
    assert client.get("/2024/10/").status_code == 404
    assert client.get("/2023/").status_code == 404


def test_an_empty_newsroom_has_this_month(client, db):
    with time_machine.travel(local("2026-05-05 12:00"), tick=False):
        assert client.get("/2026/05/").status_code == 200
        assert client.get("/2026/").status_code == 200
        assert client.get("/2026/04/").status_code == 404


def test_a_busy_day_has_pages(client, db):
    for number in range(45):
        make_article(title=f"Хабар {number}", published_at=local(f"2025-09-16 10:{number:02}"))
    sizes = [
        len(titles(client.get(f"/2025/09/16/{page}").content.decode()))
        for page in ("", "page/2/", "page/3/")
    ]
    assert sizes == [20, 20, 5]
    assert client.get("/2025/09/16/page/4/").status_code == 404
