"""The index of search: whoever writes, it follows; broken off, it goes on; nothing is lost."""

import io
from contextlib import contextmanager

import psycopg2
import pytest
from django.core.management import call_command
from django.db import connection, transaction

import kazakh
from news import actions
from news.models import Article, Byline, Person, SearchEntry, SearchTask, SearchWord, Tag
from news.search import indexing
from tests.factories import make_article, make_articles, make_rubric
from tests.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres15]


def finds(word):
    """Titles of the articles in whose entry the word stands."""
    (key, *_) = kazakh.search_keys(word)
    return set(Article.objects.matching(f"'{key}'").values_list("title", flat=True))


@contextmanager
def asks_for(*articles):
    """The block leaves tasks for these articles and no others."""
    indexing.work_off()
    yield
    left = SearchTask.objects.values_list("article", flat=True)
    assert set(left) == {article.pk for article in articles}


@pytest.fixture
def article():
    return make_article(title="Көпір", rubric=make_rubric())


# --- whoever writes --------------------------------------------------------------------------


def test_an_article_has_an_entry_from_the_start_and_takes_it_along(article):
    assert SearchEntry.objects.get().language == 0
    indexing.work_off()
    assert SearchEntry.objects.get().language == kazakh.SEARCH_VERSION
    Article.objects.update(lead="Кіріспе")
    article.delete()
    assert not SearchEntry.objects.exists()
    assert not SearchTask.objects.exists()


def test_copied_articles_get_entries():
    make_articles(3)
    assert indexing.work_off() == 3
    assert len(finds("мақала")) == 3


@pytest.mark.parametrize("change", [{"title": "Өзен"}, {"lead": "Өзен"}, {"body": "<p>Өзен</p>"}])
def test_a_bulk_update_is_followed(article, change):
    with asks_for(article):
        Article.objects.update(**change)
    indexing.work_off()
    assert len(finds("өзен")) == 1


def test_relations_are_followed(article):
    other = make_rubric("oner", "Өнер")
    with asks_for(article):
        Article.objects.update(rubric=other)
    with asks_for(article):
        article.rubrics.add(make_rubric())
    with asks_for(article):
        article.tags.add(Tag.objects.create(name="Дария"))
    with asks_for(article):
        Byline.objects.create(article=article, text="Баспасөз қызметі")
    with asks_for(article):
        Byline.objects.all().delete()
    indexing.work_off()
    assert finds("дария") == finds("өнер") == {"Көпір"}
    assert finds("баспасөз") == set()


def test_new_names_reach_all_articles_that_bear_them(article):
    make_article(title="Басқа", rubric=make_rubric("oner", "Өнер"))
    person, tag = Person.objects.create(name="Айгүл"), Tag.objects.create(name="Дария")
    Byline.objects.create(article=article, person=person)
    article.tags.add(tag)
    with asks_for(article):
        Person.objects.update(name="Мейрам")
    with asks_for(article):
        Tag.objects.update(name="Мектептер")
    with asks_for(article):
        article.rubric.name = "Спорт"
        article.rubric.save()
    indexing.work_off()
    for word in ("мейрам", "мектеп", "спорт"):
        assert finds(word) == {"Көпір"}, word
    assert finds("айгүл") == finds("дария") == set()


def test_what_search_does_not_read_leaves_no_task(article):
    person = Person.objects.create(name="Айгүл")
    with asks_for():
        Article.objects.update(comments_open=True, source_name="baq.kz", version=7)
        person.save()


def test_a_rollback_leaves_no_task(article):
    with asks_for(), transaction.atomic():
        Article.objects.update(title="Өзен")
        transaction.set_rollback(True)
    assert finds("көпір") == {"Көпір"}


# --- the desk's saves ------------------------------------------------------------------------


def test_the_desks_saves_are_found_at_once(article):
    article.title = "Өзен тасыды"
    actions.publish(article, by=None)
    assert finds("өзен") == {"Өзен тасыды"}


def test_the_desks_saves_leave_their_words_to_be_learnt(article):
    article.title = "Өзен тасыды"
    actions.publish(article, by=None)
    assert SearchTask.objects.filter(article=article).exists()
    indexing.work_off()
    assert not SearchTask.objects.exists()
    assert SearchWord.objects.filter(shown="өзен").exists()


def test_a_rolled_back_save_is_not_found(article):
    indexing.work_off()
    with transaction.atomic():
        article.title = "Өзен тасыды"
        actions.publish(article, by=None)
        transaction.set_rollback(True)
    assert finds("өзен") == set()
    assert finds("көпір") == {"Көпір"}


def test_an_import_is_found_when_it_ends(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "Келген мақала", "published": "2025-09-16", "tags": ["Дария"]}\n')
    call_command("import_articles", path, stdout=io.StringIO())
    assert finds("дария") == {"Келген мақала"}
    assert not SearchTask.objects.exists()


# --- several at once -------------------------------------------------------------------------


@contextmanager
def other_session():
    other = psycopg2.connect(**connection.get_connection_params())
    try:
        yield other
    finally:
        other.close()


def test_a_change_that_is_not_committed_yet_is_not_lost(article):
    """The trap: what was read before the commit must not count as the newest."""
    indexing.work_off()
    with other_session() as editor, editor.cursor() as cursor:
        cursor.execute("UPDATE news_article SET title = 'Өзен', slug = 'ozen'")
        Article.objects.filter(pk=-1).update(title="")
        SearchEntry.objects.update(language=0)
        assert indexing.work_off() == 1
        assert finds("көпір") == {"Көпір"}
        editor.commit()
    assert indexing.work_off() == 1
    assert finds("өзен") == {"Өзен"}


def test_who_finds_an_entry_locked_waits_for_nobody_and_leaves_the_task(article):
    with other_session() as indexer, indexer.cursor() as cursor:
        cursor.execute("SELECT FROM news_searchentry FOR UPDATE")
        with transaction.atomic(), connection.cursor() as mine:
            mine.execute("SET LOCAL lock_timeout = '200ms'")
            article.title = "Өзен"
            actions.publish(article, by=None)
        assert indexing.work_off() == 0
        indexer.rollback()
    assert indexing.work_off() == 1
    assert finds("өзен") == {"Өзен"}


def test_many_save_while_two_reindex_and_nothing_is_lost():
    articles = make_articles(12)
    indexing.work_off()

    def work(task):
        if task == "reindex":
            for _ in range(15):
                SearchEntry.objects.update(language=0)
                indexing.work_off()
        else:
            for turn in range(8):
                Article.objects.filter(pk=task).update(title=f"сөз{task}т{turn}")

    at_once(work, ["reindex", "reindex", *(article.pk for article in articles)])
    indexing.work_off()
    for article in articles:
        assert finds(f"сөз{article.pk}т7") == {f"сөз{article.pk}т7"}
    assert not SearchTask.objects.exists()


def test_a_task_of_an_article_that_is_gone_blocks_nothing(article):
    SearchTask.objects.create(article_id=5, transaction=1)
    indexing.work_off()
    assert not SearchTask.objects.exists()
    assert finds("көпір") == {"Көпір"}


# --- a new language, and breaking off --------------------------------------------------------


def reindex(**options):
    out, err = io.StringIO(), io.StringIO()
    call_command("reindex_search", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_entries_of_another_language_are_made_anew(article):
    indexing.work_off()
    SearchEntry.objects.update(language=kazakh.SEARCH_VERSION + 1, words="")
    assert reindex() == ("Indexed: 1 articles.\n", "")
    assert finds("көпір") == {"Көпір"}
    assert reindex()[0] == "Indexed: 0 articles.\n"


def test_broken_off_it_goes_on_where_it_stopped():
    make_articles(250)

    def stop(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        indexing.work_off(stop)
    assert SearchEntry.objects.filter(language=0).count() == 150
    assert indexing.work_off() == 150


def test_all_makes_everything_anew(article):
    indexing.work_off()
    SearchEntry.objects.update(words="")
    assert reindex(all=True)[0].startswith("Indexed: 1 ")
    assert finds("көпір") == {"Көпір"}
