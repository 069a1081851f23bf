"""RSS, as a reader's program reads it."""

from xml.etree import ElementTree

import pytest

from news.models import Byline, Person
from tests.factories import local, make_article, make_articles, make_rubric, make_spiritual


def read(client, address):
    response = client.get(address)
    assert response["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(response.content).find("channel")


@pytest.fixture
def article(db):
    parent = make_rubric("qala", "Қала")
    article = make_article(
        title="Көпір & «өзен» <жаңа>",
        lead="Кіріспе",
        rubric=make_rubric("aula", "Аула", parent=parent),
        published_at=local("2025-09-16 12:00"),
    )
    for order, name in enumerate(("Айгүл", "Болат")):
        person = Person.objects.create(name=name)
        Byline.objects.create(article=article, person=person, order=order)
    return article


def test_a_feed_says_what_an_article_is(client, article):
    item = read(client, "/rss.xml").find("item")
    assert item.findtext("title") == "Көпір & «өзен» <жаңа>"
    assert item.findtext("link") == f"http://testserver/qala/aula/{article.pk}-{article.slug}.html"
    assert item.findtext("description") == "Кіріспе"
    assert item.findtext("pubDate") == "Tue, 16 Sep 2025 12:00:00 +0500"
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == "Айгүл, Болат"
    assert item.findtext("category") == "Аула"
    assert item.find("guid").get("isPermaLink") == "false"


def test_each_feed_holds_its_own(client, article):
    make_spiritual(title="Ой")
    make_article(title="Спорт", rubric=make_rubric("sport", "Спорт"))
    titles = {
        address: {item.findtext("title") for item in read(client, address).iter("item")}
        for address in ("/rss.xml", "/qala/rss.xml", "/sport/rss.xml", "/ruhaniyat/rss.xml")
    }
    assert titles == {
        "/rss.xml": {article.title, "Спорт"},
        "/qala/rss.xml": {article.title},
        "/sport/rss.xml": {"Спорт"},
        "/ruhaniyat/rss.xml": {"Ой"},
    }


def test_feeds_know_themselves_and_are_kazakh(client, article):
    for address in ("/rss.xml", "/qala/rss.xml", "/ruhaniyat/rss.xml"):
        channel = read(client, address)
        own = channel.find("{http://www.w3.org/2005/Atom}link").get("href")
        assert own == f"http://testserver{address}"
        assert channel.findtext("language") == "kk"
        assert channel.findtext("title").startswith("Қазалы – ")


def test_a_feed_holds_twenty_and_asks_few_questions(client, db, django_assert_max_num_queries):
    make_articles(30)
    client.get("/kogam/rss.xml")
    with django_assert_max_num_queries(5):
        channel = read(client, "/kogam/rss.xml")
    assert len(list(channel.iter("item"))) == 20


def test_an_empty_feed_is_a_feed(client, db):
    assert list(read(client, "/rss.xml").iter("item")) == []


def test_words_typed_with_invisible_marks_break_no_feed(client, article):
    bad = "Айгүл\x0b\u202e\ufffe\u200bСерік"
    person = Person.objects.create(name=bad)
    Byline.objects.create(article=article, person=person, order=3)
    Byline.objects.create(article=article, text=bad, order=4)
    article.rubric.name = article.source_name = article.title = bad
    article.rubric.save()
    article.save()
    item = read(client, "/rss.xml").find("item")
    assert item.findtext("title") == item.findtext("category") == "АйгүлСерік"
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator").count("АйгүлСерік") == 2
