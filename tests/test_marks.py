"""The newest part of the archive in the index of words: quicker, and the same answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article
from news.search import hits, indexing, marks
from news.search.question import ask
from tests.factories import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]


@pytest.fixture
def archive(monkeypatch):
    """Ten articles with one word, of marks of their own; two are shown and many expected."""
    monkeypatch.setattr(hits, "MOST", 2)
    monkeypatch.setattr(marks, "MARK_WIDTH", 1)
    plan = ({"Plan Rows": 10, "Node Type": "Bitmap Heap Scan"}, 100)
    monkeypatch.setattr(hits, "expected", lambda tsquery: plan)
    made = [
        make_article(title=f"Көпір {number}", published_at=days(9 - number)) for number in range(10)
    ]
    indexing.work_off()
    return made


def days(ago):
    return timezone.now() - timedelta(days=ago, hours=1)


def newest():
    return hits.newest(Article.objects.published(), ask("көпір"))


def test_an_entry_bears_the_mark_of_its_article(archive):
    pk = archive[3].pk
    found = Article.objects.published().matching(f"{marks.mark(pk)}")
    assert [article.pk for article in found] == [pk]


def test_the_newest_are_found_by_their_marks(archive):
    assert newest() == [article.pk for article in reversed(archive[7:])]


def test_a_question_holds_the_marks_of_all_that_is_newer(archive):
    low, high = archive[8].pk, archive[9].pk
    tsquery = marks.since(days(1.5), "'копир'")
    assert tsquery == f"('копир') & ('@{low}' | '@{high}')"


def test_an_old_number_that_is_new_again_is_found(archive):
    Article.objects.filter(pk=archive[0].pk).update(published_at=days(0))
    assert newest()[0] == archive[0].pk


def test_numbers_that_tell_nothing_of_time_are_left_out(archive, monkeypatch):
    monkeypatch.setattr(marks, "MOST_MARKS", 3)
    assert marks.since(days(1.5), "'копир'").count("@") == 2
    assert marks.since(days(30), "'копир'") == "'копир'"
    assert newest() == [article.pk for article in reversed(archive[7:])]


def test_an_archive_without_anything_newer_is_asked_as_a_whole(archive):
    assert marks.since(days(-1), "'копир'") == "'копир'"


def test_a_mark_is_nobodys_word(archive):
    assert not ask(f"@{archive[0].pk}").any_order.count("@")
