"""Derived numbers stay equal whoever writes: by hand in the database, and many at once."""

import io
import random
from contextlib import contextmanager

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from news.models import Article, Listed, Tag, Tally
from news.tallies import Listing, of_sections, of_tag
from tests.factories import make_article, make_articles, make_rubric
from tests.test_tallies import NOW, agree
from tests.threads import at_once

pytestmark = pytest.mark.postgres15


# --- by hand in the database -----------------------------------------------------------------


def run(sql, *facts):
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)


@pytest.mark.django_db(transaction=True)
def test_copy_and_truncate_keep_them_equal():
    rubric, tag = make_rubric(), Tag.objects.create(name="Өзен")
    made = make_articles(5, rubric=rubric)
    rows = "".join(f"{article.pk}\t{tag.pk}\n" for article in made)
    with connection.cursor() as cursor:
        cursor.copy_expert(
            "COPY news_article_tags (article_id, tag_id) FROM STDIN", io.StringIO(rows)
        )
    assert sum(Listing(of_tag(tag)).counts().values()) == 5
    agree()
    run("TRUNCATE news_article_tags")
    assert Listing(of_tag(tag)).counts() == {}
    agree()
    run("TRUNCATE news_article CASCADE")
    assert not Listed.objects.exists()
    assert not Tally.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_rubric_of_relations_written_before_their_article_counts():
    """As a restored backup may do it: keys between tables are checked at the end."""
    rubric, other = make_rubric(), make_rubric("basqa", "Басқа")
    template = make_article(rubric=rubric)
    with transaction.atomic():
        run(
            "INSERT INTO news_article_rubrics (article_id, rubric_id) VALUES (%s, %s)",
            template.pk + 1000,
            other.pk,
        )
        template.pk = template.id = template.pk + 1000
        template._state.adding = True
        template.save()
    agree()


@pytest.mark.django_db
def test_a_saved_text_touches_no_row():
    article = make_article()
    before = list(Tally.objects.order_by("pk").values_list("pk"))
    article.title = "Көпір жабылды"
    article.save()
    assert list(Tally.objects.order_by("pk").values_list("pk")) == before


@pytest.mark.django_db
def test_a_fault_is_told_and_mended():
    make_article()
    Tally.objects.filter(unit="month").update(count=7)
    with pytest.raises(CommandError, match="tallies are missing or wrong"):
        call_command("check_tallies", stdout=io.StringIO())
    call_command("check_tallies", "--rebuild", stdout=io.StringIO())
    agree()


# --- side by side ----------------------------------------------------------------------------


@contextmanager
def other_session():
    other = psycopg2.connect(**connection.get_connection_params())
    try:
        yield other
    finally:
        other.close()


INSERT = """
INSERT INTO news_article (section, rubric_id, title, lead, body, source_name, source_url, slug,
  status, published_at, label, comments_open, created, changed, version)
VALUES ('news', %s, 'т', '', '', '', '', 't', 'published', %s, '', false, now(), now(), 1)
"""


@pytest.mark.django_db(transaction=True)
def test_no_writer_waits_for_another():
    article = make_article(published_at=NOW)
    with other_session() as slow, slow.cursor() as cursor:
        cursor.execute(INSERT, [article.rubric_id, NOW])
        run("SET lock_timeout = '300ms'")
        make_article(published_at=NOW)
        article.tags.add(Tag.objects.create(name="Өзен"))
        article.delete()
        agree()
        slow.commit()
    run("RESET lock_timeout")
    assert sum(Listing(of_sections()).counts().values()) == 2
    agree()


@pytest.mark.django_db(transaction=True)
def test_two_who_mark_the_same_article_lose_nothing():
    article, tags = make_article(), [Tag.objects.create(name=f"Белгі {n}") for n in range(6)]

    def work(tag):
        for _ in range(5):
            article.tags.add(tag)
            Article.objects.filter(pk=article.pk).update(published_at=NOW)
            article.tags.remove(tag)
        article.tags.add(tag)

    at_once(work, tags)
    assert all(sum(Listing(of_tag(tag)).counts().values()) == 1 for tag in tags)
    agree()


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_keep_them_equal_and_leave_few_rows():
    rubrics = [make_rubric("a"), make_rubric("b"), make_rubric("c")]

    def work(number):
        chance = random.Random(number)
        for _ in range(12):
            make_article(rubric=chance.choice(rubrics), published_at=NOW)
            mine = Article.objects.filter(title="Көпір ашылды").order_by("?")[:1]
            Article.objects.filter(pk__in=mine.values("pk")).update(
                status=chance.choice(["withdrawn", "published"])
            )

    at_once(work, range(6))
    agree()
    make_article(rubric=rubrics[0], published_at=NOW)
    assert Tally.objects.count() <= 6 * 2 * 4
