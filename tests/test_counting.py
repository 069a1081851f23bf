"""View counts: exact, once a reader in half an hour, and nobody remembered."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from news.counting import count_view
from news.models import Article, ViewBase, ViewDay, ViewerSalt, ViewSeen
from qazaly.furniture import most_read
from tests.factories import local, make_article
from tests.threads import at_once

pytestmark = pytest.mark.postgres15

READER = "Mozilla/5.0 (Linux; Android 11; SM-A125F) Chrome/120.0 Mobile Safari/537.36"


def views(article):
    return Article.objects.with_views().get(pk=article.pk).views


def raw(article):
    return sum(ViewDay.objects.filter(article=article).values_list("raw", flat=True))


def test_a_visit_is_counted_and_told(client, db):
    article = make_article()
    ViewBase.objects.create(article=article, count=419)
    response = client.post(f"/views/{article.pk}/", headers={"User-Agent": READER})
    assert response.json() == {"views": 420}
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_rendering_counts_nothing(client, db):
    article = make_article()
    for _ in range(3):
        client.get(article.get_absolute_url())
        client.head(article.get_absolute_url())
    assert (views(article), raw(article)) == (0, 0)


def test_the_same_reader_counts_once_in_half_an_hour(client, db):
    article = make_article()
    with time_machine.travel(local("2026-05-05 12:00"), tick=False) as clock:
        Article.objects.update(published_at=local("2026-05-05 11:00"))
        for minutes, expected in ((0, 1), (1, 1), (28, 1), (1, 2), (29, 2), (1, 3)):
            clock.shift(timedelta(minutes=minutes))
            count_view(article.pk, address="10.0.0.1", agent=READER)
            assert views(article) == expected
    assert raw(article) == 6


def test_readers_are_told_apart_by_address_and_browser(db):
    article, other = make_article(), make_article()
    for address, agent in (("10.0.0.1", READER), ("10.0.0.2", READER), ("10.0.0.1", "Mozilla")):
        count_view(article.pk, address=address, agent=agent)
    count_view(other.pk, address="10.0.0.1", agent=READER)
    assert (views(article), views(other)) == (3, 1)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "TelegramBot (like TwitterBot)",
        "WhatsApp/2.23.20.0 A",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "python-requests/2.32",
    ],
)
def test_robots_are_raw_views_only(db, agent):
    article = make_article()
    count_view(article.pk, address="10.0.0.1", agent=agent)
    assert (views(article), raw(article)) == (0, 1)


def test_behind_a_proxy_readers_keep_their_own_addresses(client, db, settings):
    settings.SECURE = True
    address = f"/views/{make_article().pk}/"
    for number in range(3):
        own = {"X-Real-IP": f"10.0.0.{number}", "User-Agent": READER}
        views = client.post(address, headers=own, REMOTE_ADDR="127.0.0.1").json()["views"]
        assert views == number + 1


@pytest.mark.parametrize(
    "agent",
    [
        READER,
        READER + " Telegram-Android/10.0",
        "Mozilla/5.0 (Android; CUBOT X30)",
        "Mozilla/5.0 (iPhone) WhatsApp",
    ],
)
def test_browsers_inside_messengers_are_readers(db, agent):
    article = make_article()
    count_view(article.pk, address="10.0.0.1", agent=agent)
    assert views(article) == 1


def test_prefetches_foreign_pages_and_other_methods_do_not_count(client, db):
    article = make_article()
    address = f"/views/{article.pk}/"
    assert client.post(address, headers={"Sec-Purpose": "prefetch"}).json() == {"views": 0}
    assert client.post(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 404
    assert client.post(address, headers={"Origin": "https://evil.example"}).status_code == 404
    assert client.post(address, headers={"Origin": "http://["}).status_code == 404
    assert client.get(address).status_code == 405
    assert raw(article) == 0


@pytest.mark.parametrize("pk", ["0", "999", "9" * 18, "9" * 30, "x"])
def test_views_of_nothing_are_not_found(client, db, pk):
    assert client.post(f"/views/{pk}/").status_code == 404


def test_nothing_of_a_reader_is_kept(client, db):
    article = make_article()
    client.post(f"/views/{article.pk}/", headers={"User-Agent": READER}, REMOTE_ADDR="10.77.0.9")
    with connection.cursor() as cursor:
        for model in (ViewDay, ViewSeen, ViewerSalt):
            cursor.execute(f"SELECT t::text FROM {model._meta.db_table} t")
            kept = str(cursor.fetchall())
            assert "10.77" not in kept
            assert "Android" not in kept


def test_hashes_and_their_salt_die_with_the_day(db):
    article = make_article(published_at=local("2026-05-05 11:00"))
    with time_machine.travel(local("2026-05-05 23:59"), tick=False) as clock:
        count_view(article.pk, address="10.0.0.1", agent=READER)
        yesterday = bytes(ViewerSalt.objects.get().salt)
        clock.shift(timedelta(minutes=2))
        count_view(article.pk, address="10.0.0.1", agent=READER)
    assert bytes(ViewerSalt.objects.get().salt) != yesterday
    assert ViewSeen.objects.count() == 1
    assert list(ViewDay.objects.order_by("day").values_list("day__day", flat=True)) == [5, 6]


def test_a_save_by_an_editor_leaves_counts_alone(db):
    article = make_article()
    ViewBase.objects.create(article=article, count=419)
    stale = Article.objects.get(pk=article.pk)
    count_view(article.pk, address="10.0.0.1", agent=READER)
    stale.title = "Басқа тақырып"
    stale.save()
    assert views(article) == 420


@pytest.mark.django_db(transaction=True)
def test_400_readers_from_16_threads_are_400():
    article = make_article()

    def work(thread):
        for reader in range(25):
            count_view(article.pk, address=f"10.0.{thread}.{reader}", agent=READER)
            # Each opens the page twice; the second is a repeat.
            count_view(article.pk, address=f"10.0.{thread}.{reader}", agent=READER)

    at_once(work, range(16))
    assert (views(article), raw(article)) == (400, 800)


@pytest.mark.django_db(transaction=True)
def test_one_reader_at_once_from_16_threads_is_one():
    article = make_article()

    def work(_):
        count_view(article.pk, address="10.0.0.1", agent=READER)

    at_once(work, range(16))
    assert (views(article), raw(article)) == (1, 16)


def test_most_read_of_day_week_and_month(db):
    today = timezone.localdate()
    counts = {0: (5, 0, 0), 1: (0, 9, 0), 2: (0, 0, 20), 3: (1, 1, 1)}
    articles = {number: make_article(title=f"М{number}") for number in counts}
    for number, by_age in counts.items():
        for age, clean in zip((0, 6, 29), by_age, strict=True):
            day = today - timedelta(days=age)
            ViewDay.objects.create(article=articles[number], day=day, raw=99, clean=clean)
    old = today - timedelta(days=30)
    ViewDay.objects.create(article=articles[3], day=old, raw=999, clean=999)
    read = {span.name: [article.title for article in span.articles] for span in most_read()}
    assert read == {
        "Бүгін": ["М0", "М3"],
        "Соңғы 7 күн": ["М1", "М0", "М3"],
        "Соңғы 30 күн": ["М2", "М1", "М0", "М3"],
    }
