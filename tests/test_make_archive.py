"""A made-up archive is what the site itself would have written, and is mixed with nothing."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from news.checking_tallies import faults
from news.models import Article, Byline, Rubric, SearchEntry, SearchTask, SearchWord, ViewDay
from news.models.rubric import tree_faults
from news.search import indexing, vocabulary
from tests.factories import make_article

pytestmark = [pytest.mark.django_db(transaction=True)]
SIZE = 300


def make(size=SIZE):
    call_command("make_archive", str(size), verbosity=0)


def test_the_archive_is_whole_and_equal_to_what_the_site_makes_of_it(client):
    make()
    assert Article.objects.count() == SIZE
    assert Rubric.objects.count() == 30
    assert tree_faults() == faults() == []
    assert not SearchTask.objects.exists()
    agrees_with_search()
    agrees_with_readers(client)


def agrees_with_search():
    facts = ("article_id", "words", "heading", "language", "title_key", "sketch")
    entries = list(SearchEntry.objects.order_by("pk").values_list(*facts))
    words = dict(SearchWord.objects.values_list("key", "articles"))
    SearchEntry.objects.update(language=0)
    assert indexing.work_off() == SIZE
    assert list(SearchEntry.objects.order_by("pk").values_list(*facts)) == entries
    vocabulary.count()
    assert dict(SearchWord.objects.values_list("key", "articles")) == words


def agrees_with_readers(client):
    now = timezone.now()
    published = Article.objects.published()
    first, last = published.newest_first().last(), published.newest_first().first()
    assert now - first.published_at > timedelta(days=365 * 19)
    assert Article.objects.filter(status="published", published_at__gt=now).exists()
    assert Byline.objects.count() == SIZE
    assert ViewDay.objects.filter(article=last).exists()
    for address in ("/", "/ruhaniyat/", last.get_absolute_url(), f"/search/?q={last.title[:6]}"):
        assert client.get(address).status_code == 200
    # The next article of the desk gets a number of its own.
    assert make_article().pk == SIZE + 1


def test_a_text_is_kept_as_it_is_when_somebody_saves_it():
    make(40)
    for article in Article.objects.all():
        before = (article.title, article.lead, article.body, article.slug)
        article.tidy()
        assert (article.title, article.lead, article.body, article.slug) == before


def test_a_newsroom_with_articles_is_left_alone():
    make_article()
    with pytest.raises(CommandError, match="articles already"):
        call_command("make_archive", "5", stdout=io.StringIO())
    assert Article.objects.count() == 1
