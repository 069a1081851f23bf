"""Readers' 404s are counted for the desk, and what robots probe is not."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news import missed
from news.models import MissedAddress
from tests.factories import local, make_article, make_person_of_the_desk
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]
BROWSER = "Mozilla/5.0 (Linux; Android 10) Chrome/120"
ELSEWHERE = "https://baq.kz/zhanalyqtar/17?reader=5"
LIST = "/redaksia/news/missedaddress/"


def ask(client, path, *, came_from=ELSEWHERE, agent=BROWSER, address="192.0.2.1"):
    headers = {"User-Agent": agent, "Referer": came_from}
    known = {name: text for name, text in headers.items() if text}
    response = client.get(path, headers=known, REMOTE_ADDR=address)
    assert response.status_code == 404
    return response


def test_an_address_is_counted_once_for_each_reader(client):
    for number in (1, 1, 2, 3, 3):
        ask(client, "/kogam/1-eski-maqala.html", came_from="", address=f"192.0.2.{number}")
    ask(client, "/kogam/2-basqa.html", came_from="")
    row = MissedAddress.objects.get(path="/kogam/1-eski-maqala.html")
    assert (row.count, row.referrer) == (3, "")
    assert MissedAddress.objects.count() == 2


def test_a_reader_who_comes_back_later_is_counted_again(client):
    with time_machine.travel(local("2026-10-14 12:00"), tick=False) as clock:
        for minutes in (0, 20, 20, 31):
            clock.shift(timedelta(minutes=minutes))
            ask(client, "/1-joq.html")
    assert MissedAddress.objects.get().count == 2


@pytest.mark.parametrize(
    ("came_from", "kept"),
    [
        ("http://testserver/kogam/?q=1", "/kogam/"),
        (ELSEWHERE, "baq.kz"),
        ("https://user:secret@Baq.KZ:8443/x", "baq.kz"),
        # A key to a piece that is not out yet stands in the desk's addresses.
        ("http://testserver/redaksia/qarau/secret/", ""),
    ],
)
def test_where_the_reader_came_from_is_kept_without_the_reader(client, came_from, kept):
    ask(client, "/joq-bet/", came_from=came_from)
    assert MissedAddress.objects.get().referrer == kept


def test_a_visit_without_a_referrer_leaves_the_known_one(client):
    ask(client, "/1-joq.html")
    ask(client, "/1-joq.html", came_from="", address="192.0.2.2")
    row = MissedAddress.objects.get()
    assert (row.referrer, row.count) == ("baq.kz", 2)
    assert row.last_seen > row.first_seen


def test_the_three_editions_miss_one_address(client):
    for number, edition in enumerate(("", "/lat", "/tote")):
        ask(client, f"{edition}/1-joq.html", address=f"192.0.2.{number}")
    assert list(MissedAddress.objects.values_list("path", "count")) == [("/1-joq.html", 3)]


@pytest.mark.parametrize(
    "path",
    [
        *("/wp-login.php", "/.env", "/.git/config", "/kogam/.svn/", "/backup.zip", "/wp-content/a"),
        *("/a//b/", "/cgi-bin/luci", "/phpMyAdmin/", "/index.php", "/robots.json", "/media/x.html"),
        *("/views/x/", f"/{'a' * 300}/", "/a%00b.html", "/a%0ab.html", "/redaksia/zhoq.html"),
    ],
)
def test_probes_are_not_written(client, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path, headers={"User-Agent": BROWSER, "Referer": ELSEWHERE})
    assert response.status_code in (302, 404)
    assert not [query for query in queries if "missedaddress" in query["sql"]]


@pytest.mark.parametrize(
    ("path", "came_from", "agent"),
    [
        ("/joq-bet/", "", BROWSER),
        ("/joq-bet/", "http://testserver/joq-bet", BROWSER),
        ("/joq-bet/", "javascript:alert(1)", BROWSER),
        ("/joq-bet/", "http://[::1", BROWSER),
        ("/1-joq.html", ELSEWHERE, ""),
        ("/1-joq.html", ELSEWHERE, "Mozilla/5.0 (compatible; Googlebot/2.1)"),
    ],
)
def test_what_nobody_linked_to_is_not_counted(client, path, came_from, agent):
    ask(client, path, came_from=came_from, agent=agent)
    assert not MissedAddress.objects.exists()


def test_the_least_recent_give_way(client, monkeypatch):
    now = timezone.now()
    rows = [
        MissedAddress(path=f"/{number}.html", last_seen=now - timedelta(minutes=number))
        for number in range(missed.MOST + 5)
    ]
    MissedAddress.objects.bulk_create(rows)
    oldest = rows[-1].path
    # The row that is counted stays, even if it would be the first to go.
    ask(client, oldest)
    ask(client, "/zhana.html")
    paths = set(MissedAddress.objects.values_list("path", flat=True))
    assert len(paths) == missed.MOST
    assert {oldest, "/zhana.html", "/0.html"} < paths
    assert f"/{missed.MOST}.html" not in paths


def test_a_page_that_exists_and_a_post_are_nobodys_miss(client):
    article = make_article()
    client.get(article.get_absolute_url(), headers={"User-Agent": BROWSER, "Referer": ELSEWHERE})
    client.post("/joq/", headers={"User-Agent": BROWSER, "Referer": ELSEWHERE})
    assert not MissedAddress.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_the_table_is_not_the_readers(client):
    rename = "ALTER TABLE {} RENAME TO {}"
    with connection.cursor() as cursor:
        cursor.execute(rename.format("news_missedaddress", "away"))
        try:
            page = ask(client, "/1-joq.html").content.decode()
        finally:
            cursor.execute(rename.format("away", "news_missedaddress"))
    assert "Бет табылмады" in page


def test_editors_read_and_delete_them_and_authors_do_not(client):
    ask(client, "/1-joq.html", came_from="http://testserver/kogam/")
    ask(client, "/<script>alert(1)/")
    client.force_login(make_person_of_the_desk("editor"))
    page = client.get(LIST).content.decode()
    assert "/1-joq.html" in page
    assert '<a href="/kogam/">/kogam/</a>' in page
    assert "<script>alert" not in page
    assert "/1-joq.html" not in client.get(f"{LIST}?q=script").content.decode()
    row = MissedAddress.objects.get(path="/1-joq.html")
    assert client.get(f"{LIST}{row.pk}/change/").status_code == 200
    assert client.get(f"{LIST}add/").status_code == 403
    sent = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    client.post(LIST, sent)
    assert MissedAddress.objects.count() == 1
    client.force_login(make_person_of_the_desk("author"))
    assert client.get(LIST).status_code == 403


def test_what_fails_at_the_desk_says_so_there(client):
    client.force_login(make_person_of_the_desk("author"))
    for address, status, words in (
        ("zhoq/", 404, "Редакцияда мұндай бет жоқ"),
        ("news/missedaddress/", 403, "құқығы жетпейді"),
    ):
        response = client.get(f"/redaksia/{address}")
        assert response.status_code == status
        assert words in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_many_readers_at_once_are_counted_each():
    def work(number):
        for path in ("/1-joq.html", "/2-joq.html"):
            ask(Client(), path, came_from="", address=f"192.0.2.{number}")

    at_once(work, range(16))
    assert set(MissedAddress.objects.values_list("path", "count")) == {
        ("/1-joq.html", 16),
        ("/2-joq.html", 16),
    }
