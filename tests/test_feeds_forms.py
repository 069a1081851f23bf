"""RSS, Atom and JSON Feed say the same, whole, to any program."""

import json

import feedparser
import pytest

from news.models import Byline, Person, Tag
from tests.factories import (
    local,
    make_article,
    make_articles,
    make_correction,
    make_photo,
    make_rubric,
    make_spiritual,
)

FORMS = ("rss.xml", "atom.xml")
BODY = (
    '<p>Көпір <a href="/bet/joba/">ашылды</a></p><figure data-photo="{}"></figure>'
    '<figure data-embed="youtube:dQw4w9WgXcQ" data-title="Ашылуы"></figure>'
)


@pytest.fixture
def article(db):
    photo = make_photo(credit="Ерлан", caption="Көпір")
    article = make_article(
        title="Көпір & «өзен» <жаңа>",
        lead="Кіріспе",
        body=BODY.format(photo.pk),
        rubric=make_rubric("qala", "Қала"),
        lead_photo=photo,
        published_at=local("2025-09-16 12:00"),
    )
    article.tags.add(Tag.objects.create(name="Өзен"))
    for order, name in enumerate(("Айгүл", "Болат")):
        person = Person.objects.create(name=name)
        Byline.objects.create(article=article, person=person, order=order)
    return article


def entries(client, address):
    """What a reader's program finds; it must have nothing to complain of."""
    found = feedparser.parse(client.get(address).content)
    assert not found.bozo, found.bozo_exception
    return found.entries


def items(client, address):
    answer = client.get(address)
    assert answer["Content-Type"].startswith("application/feed+json")
    return json.loads(answer.content)["items"]


@pytest.mark.parametrize("form", FORMS)
def test_the_text_is_whole_and_leads_back_to_us(client, article, form):
    [entry] = entries(client, f"/{form}")
    text = entry.content[0].value
    assert 'href="http://testserver/bet/joba/"' in text
    assert 'src="http://testserver/media/photos/' in text
    assert 'href="https://www.youtube.com/' in text
    for part in ("<script", "<picture", "srcset", "class=", 'src="/'):
        assert part not in text


def test_every_author_is_named(client, article):
    [atom] = entries(client, "/atom.xml")
    assert [author.name for author in atom.authors] == ["Айгүл", "Болат"]
    [rss] = entries(client, "/rss.xml")
    assert rss.author == "Айгүл, Болат"
    [item] = items(client, "/feed.json")
    assert item["authors"] == [{"name": "Айгүл"}, {"name": "Болат"}]


def test_the_picture_is_an_enclosure(client, article):
    [item] = items(client, "/feed.json")
    [told] = item["attachments"]
    file = client.get(told["url"].removeprefix("http://testserver"))
    assert b"".join(file).startswith(b"\xff\xd8\xff")
    for form in FORMS:
        [enclosure] = entries(client, f"/{form}")[0].enclosures
        assert (enclosure.type, enclosure.href) == ("image/jpeg", told["url"])


def test_a_correction_is_told_first(client, article):
    make_correction(article, "45 метр.", made_at=local("2025-09-17 10:00"))
    for form in FORMS:
        [entry] = entries(client, f"/{form}")
        assert entry.content[0].value.startswith("<p><strong>Түзету</strong>")
    assert "45 метр." in items(client, "/feed.json")[0]["content_html"]


def test_each_feed_holds_its_own_in_every_form(client, article):
    make_spiritual(title="Ой")
    other = make_article(title="Спорт", rubric=make_rubric("sport", "Спорт"))
    Byline.objects.create(article=other, person=Person.objects.get(name="Болат"))
    own = article.title
    for place, titles in {
        "/": {own, "Спорт"},
        "/qala/": {own},
        "/ruhaniyat/": {"Ой"},
        "/tags/ozen/": {own},
        "/avtor/bolat/": {own, "Спорт"},
    }.items():
        assert {item["title"] for item in items(client, f"{place}feed.json")} == titles
        for form in FORMS:
            assert {entry.title for entry in entries(client, f"{place}{form}")} == titles


@pytest.mark.parametrize("place", ["/tags/joq/", "/avtor/joq/", "/joq/"])
def test_a_feed_of_nothing_is_not_found(client, db, place):
    assert client.get(f"{place}atom.xml").status_code == 404


def test_a_renamed_rubric_sends_its_readers_on(client, article):
    article.rubric.slug = "aimaq"
    article.rubric.save()
    answer = client.get("/qala/atom.xml")
    assert (answer.status_code, answer["Location"]) == (301, "/aimaq/atom.xml")


@pytest.mark.parametrize("form", [*FORMS, "feed.json"])
def test_who_has_the_feed_is_told_so(client, article, form):
    tag = client.get(f"/{form}")["ETag"]
    assert client.get(f"/{form}", headers={"If-None-Match": tag}).status_code == 304
    article.title = "Басқа"
    article.save()
    assert client.get(f"/{form}", headers={"If-None-Match": tag}).status_code == 200


def test_the_other_scripts_have_every_form(client, article):
    [item] = items(client, "/lat/feed.json")
    assert item["title"] == "Köpır & «özen» <jaŋa>"
    assert "Köpır <a" in item["content_html"]
    assert item["url"].startswith("http://testserver/lat/qala/")
    [entry] = entries(client, "/lat/atom.xml")
    assert entry.title == item["title"]
    assert [author.name for author in entry.authors] == ["Aigül", "Bolat"]
    assert "Köpır <a" in entry.content[0].value


def test_addresses_survive_the_script_from_right_to_left(client, article):
    [entry] = entries(client, "/tote/rss.xml")
    assert "\u2066" not in entry.content[0].value.partition('src="')[2].partition('"')[0]
    assert entry.link.startswith("http://testserver/tote/qala/")


def test_a_long_feed_asks_few_questions(client, article, django_assert_max_num_queries):
    photos = [make_photo().pk for _ in range(3)]
    for number, one in enumerate(make_articles(25, lead_photo_id=photos[0])):
        one.body = f'<p>Мәтін</p><figure data-photo="{photos[number % 3]}"></figure>'
        one.save()
    client.get("/feed.json")
    with django_assert_max_num_queries(6):
        assert len(items(client, "/feed.json")) == 20


def test_lists_name_their_feeds(client, article):
    for page in ("/qala/", "/ruhaniyat/", "/tags/ozen/"):
        shown = client.get(page).content.decode()
        for form in (*FORMS, "feed.json"):
            assert f'href="{page}{form}"' in shown, (page, form)
