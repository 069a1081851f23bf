"""The content version rises with every way of writing, misses no commit and blocks nobody."""

import io
from contextlib import contextmanager
from datetime import timedelta

import psycopg2
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from news import actions
from news.content import read_content_state
from news.models import Article, ContentChange, Person, Rubric, Tag
from tests.factories import (
    make_article,
    make_breaking,
    make_correction,
    make_editor,
    make_photo,
    make_rubric,
    place_by_hand,
)
from tests.threads import at_once

# Real transactions: within one, however many writes, the version rises once.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres15]


def version():
    return read_content_state().version


@contextmanager
def raised(by_at_least=1):
    before = version()
    yield
    assert version() >= before + by_at_least


@contextmanager
def unmoved():
    before = version()
    yield
    assert version() == before


# --- each way of writing -------------------------------------------------------------------


def form_of(client, address):
    """The fields of an admin form as a browser would send them back."""
    form = client.get(address).context["adminform"].form
    fields = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in fields.items()}
    moment = timezone.localtime(sent.pop("published_at"))
    sent |= {"published_at_0": f"{moment:%d.%m.%Y}", "published_at_1": f"{moment:%H:%M:%S}"}
    management = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return sent | {f"bylines-{name}": value for name, value in management.items()}


def test_admin_form_raises_it(client):
    client.force_login(make_editor())
    article = make_article()
    address = f"/redaksia/news/article/{article.pk}/change/"
    sent = form_of(client, address) | {"title": "Көпір жабылды"}
    with raised():
        assert client.post(address, sent).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.version) == ("Көпір жабылды", 2)


def test_list_edit_raises_it(client):
    client.force_login(make_editor())
    article = make_article()
    sent = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "1"}
    sent |= {"form-0-id": article.pk, "form-0-version": 1, "form-0-comments_open": "on"}
    with raised():
        assert client.post("/redaksia/news/article/", sent).status_code == 302
    article.refresh_from_db()
    assert (article.comments_open, article.version) == (True, 2)


def test_bulk_action_and_bulk_update_raise_it(client):
    client.force_login(make_editor())
    article = make_article()
    sent = {"bulk": "withdraw_selected", "piece": [f"{article.pk}-1"]}
    with raised():
        assert client.post("/redaksia/news/article/bulk/", sent).status_code == 302
    article.refresh_from_db()
    assert article.status == "withdrawn"
    with raised():
        Article.objects.update(status="published")


def test_tree_move_raises_it(client):
    client.force_login(make_editor())
    first, second = make_rubric("a"), make_rubric("b")
    sent = {"cmd": "move_node", "position": "last-child"}
    sent |= {"cut_item": second.pk, "pasted_on": first.pk}
    with raised():
        moved = client.post(
            "/redaksia/news/rubric/", sent, headers={"X-Requested-With": "XMLHttpRequest"}
        )
    assert moved.status_code == 200, moved.content
    assert Rubric.objects.get(pk=second.pk).path == "a/b"


def test_import_raises_it(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "Келген мақала", "published": "2025-09-16"}\n')
    with raised():
        call_command("import_articles", path, stdout=io.StringIO())


def test_copy_raises_it():
    with raised(), connection.cursor() as cursor:
        cursor.copy_expert("COPY news_person (name) FROM STDIN", io.StringIO("Айгүл\n"))
    assert Person.objects.get().name == "Айгүл"


def test_small_things_that_readers_see_raise_it():
    article, tag, photo = make_article(), Tag.objects.create(name="Өзен"), make_photo()
    with raised():
        article.tags.add(tag)
    with raised():
        photo.caption = "Басқа жазу"
        photo.save()
    with raised():
        actions.withdraw(article, by=None)
    with raised():
        tag.delete()
    with raised():
        place_by_hand(article, until=timezone.now())
    with raised():
        make_breaking()
    with raised():
        make_correction(article)


def test_counting_a_view_does_not_raise_it(client):
    article = make_article()
    with unmoved():
        assert client.post(f"/views/{article.pk}/", headers={"User-Agent": "Mozilla"}).json() == {
            "views": 1
        }


def test_every_table_is_either_watched_or_known_not_to_be_read():
    """A new table with readers' content must get its trigger: decide, and say so here."""
    unread = {"articleversion", "contentchange", "photouse"}
    # Which arrangement of the front page stands; its places are watched.
    unread |= {"frontpage"}
    unread |= {"viewbase", "viewday", "viewseen", "viewersalt"}
    # Pages of a printed issue are seen when all are made, which the issue says.
    unread |= {"issuepage"}
    # The desk's own: readers meet none of it (a preview is never kept).
    unread |= {"chore", "draft", "missedaddress", "presence", "previewlink"}
    unread |= {"proposal"}
    # Made of articles, whose writes raise it already; nobody keeps a page of search.
    unread |= {"searchentry", "searchtask", "searchword", "listed", "tally"}
    # Else spam would empty the page cache: a count of comments may be half a minute old.
    unread |= {"comment", "report", "letter", "letterphoto", "poll", "option", "vote", "trace"}
    # Counts, what goes out, and files that are no pages.
    unread |= {"advertday", "change", "delivery", "post", "outlet", "sitefiles"}
    # Asked only for what was not found, and nobody keeps such an answer.
    unread |= {"brought", "redirect", "missingfile", "note"}
    ours = ("news", "spiritual", "archive", "editions", "pages", "letters", "adverts", "paper")
    tables = {
        model._meta.db_table
        for app in (*ours, "syndication", "desk", "legacy")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._meta.model_name not in unread
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'raise_content_version'"
        )
        watched = {table for (table,) in cursor.fetchall()}
    assert watched == tables


# --- the next time that something becomes due ----------------------------------------------


def test_due_is_the_next_change_that_comes_by_itself():
    now = timezone.now()
    assert read_content_state(now).due is None
    late = make_article(published_at=now + timedelta(hours=9))
    assert read_content_state(now).due == late.published_at
    leaving = make_article(unpublish_at=now + timedelta(hours=5))
    assert read_content_state(now).due == leaving.unpublish_at
    place = place_by_hand(leaving, until=now + timedelta(hours=2))
    assert read_content_state(now).due == place.until
    breaking = make_breaking(lasts=timedelta(hours=1))
    assert read_content_state(now).due == breaking.until
    make_article(status="draft", published_at=now + timedelta(minutes=1))
    assert read_content_state(now).due == breaking.until
    assert read_content_state(breaking.until).due == place.until
    assert read_content_state(place.until).due == leaving.unpublish_at


# --- transactions side by side -------------------------------------------------------------


@contextmanager
def other_session():
    """A second connection to the database, as another worker has; it commits when told to."""
    other = psycopg2.connect(**connection.get_connection_params())
    try:
        yield other
    finally:
        other.close()


def write(session, name):
    with session.cursor() as cursor:
        cursor.execute("INSERT INTO news_person (name) VALUES (%s)", [name])


def test_a_late_commit_is_not_missed():
    """The trap of sequences and of max(id): what began first and commits last must count."""
    before = version()
    with other_session() as slow:
        write(slow, "Бірінші бастаған")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '2s'")
            write(connection, "Екінші бастаған")
        between = version()
        assert between == before + 1
        slow.commit()
    assert version() == between + 1


def test_a_long_import_blocks_no_save():
    with other_session() as importing:
        write(importing, "Ұзақ импорт")
        with transaction.atomic(), connection.cursor() as cursor:
            # A save that had to wait for the import would be given up after this time.
            cursor.execute("SET LOCAL lock_timeout = '200ms'")
            with raised():
                make_article()
        importing.rollback()


def test_a_rollback_leaves_it_as_it_was():
    write(connection, "Бар адам")
    with unmoved(), other_session() as failing:
        write(failing, "Жоқ адам")
        failing.rollback()


def test_many_writers_at_once_lose_nothing_and_leave_few_rows():
    before, writers, writes = version(), 8, 25

    def work(number):
        for turn in range(writes):
            write(connection, f"{number}-{turn}")

    at_once(work, range(writers))
    assert version() == before + writers * writes
    assert ContentChange.objects.count() <= 2 * writers


def test_one_transaction_counts_once_and_a_failed_savepoint_takes_nothing_along():
    before = version()
    with transaction.atomic():
        savepoint = transaction.savepoint()
        write(connection, "Сақталмаған")
        transaction.savepoint_rollback(savepoint)
        for name in ("Бірінші", "Екінші", "Үшінші"):
            write(connection, name)
    assert version() == before + 1
    assert Person.objects.count() == 3
