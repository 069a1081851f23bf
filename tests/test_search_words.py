"""What an entry of the search holds, and the vocabulary that slips are put right by."""

import pytest
from django.db import connection, transaction
from django.utils import timezone

import kazakh
from news import actions
from news.models import SearchWord
from news.search import indexing, vocabulary
from news.search.vector import MOST_BYTES, Vector, vector_of
from tests.factories import make_article
from tests.test_search_index import article, other_session

__all__ = ["article"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres15]


# --- what an entry holds ---------------------------------------------------------------------


def stored(vector):
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [str(vector)])
        return cursor.fetchone()[0]


def test_the_longest_texts_fit():
    letters = "абвгдежзийклмнопрстуфхцчшщ"
    different = " ".join(
        f"{a}{b}{c}{d}" * 12 for a in letters for b in letters for c in letters for d in "бдк"
    )
    for text in ("сөз " * 75_000, different, "а" * 300_000, "'\\:*&|!<>() " * 9999):
        vector = Vector().add(text, "D")
        assert vector.bytes <= MOST_BYTES + 1000
        assert stored(vector) >= 0


def test_words_are_read_as_readers_see_them(article):
    article.body = "<p>Жа<strong>ңа</strong> мек&shy;теп &lt;жол&gt;</p><p>екі</p>"
    vector = vector_of(article)
    for word in ("жаңа", "жол", "екі"):
        assert kazakh.search_keys(word)[0] in vector.places, word


# --- the vocabulary --------------------------------------------------------------------------


def test_words_of_an_article_that_is_due_are_learnt_before():
    """Nothing is written when it appears by itself, so nothing could learn them then."""
    soon = timezone.now() + timezone.timedelta(days=1)
    make_article(title="Жұлдызкерме", published_at=soon)
    indexing.work_off()
    vocabulary.count()
    assert SearchWord.objects.filter(shown="жұлдызкерме").exists()


def test_a_word_is_shown_in_its_plainest_spelling_and_counted():
    make_article(title="Мектептеріміздегі")
    indexing.work_off()
    make_article(title="мектеп")
    make_article(title="Мектептерге")
    indexing.work_off()
    vocabulary.count()
    assert list(SearchWord.objects.filter(key="мектеп").values_list("shown", "articles")) == [
        ("мектеп", 3)
    ]


def test_words_that_no_article_holds_any_more_are_forgotten(article):
    indexing.work_off()
    article.delete()
    vocabulary.count()
    assert not SearchWord.objects.exists()


def test_saving_a_common_word_waits_for_nobody(article):
    indexing.work_off()
    with other_session() as other, other.cursor() as cursor:
        cursor.execute("UPDATE news_searchword SET articles = 9")
        with transaction.atomic(), connection.cursor() as mine:
            mine.execute("SET LOCAL lock_timeout = '200ms'")
            actions.publish(article, by=None)
        other.rollback()
