"""How many questions a page asks the database, whatever the number of articles and blocks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.content import read_content_state
from news.models import Byline, Person, Tag, ViewBase, ViewDay
from qazaly.furniture import furniture
from tests.factories import (
    make_articles,
    make_breaking,
    make_correction,
    make_photo,
    make_rubric,
    make_spiritual,
    place_by_hand,
)

pytestmark = pytest.mark.postgres15

VERSION = "news_contentchange"
MOST = {
    "/": 5,
    "/page/2/": 4,
    "/kogam/": 3,
    "/kogam/page/2/": 3,
    "/tags/ozen/": 3,
    "/tuzetuler/": 2,
    "/ruhaniyat/": 3,
    "/{year}/": 3,
    "/{month}/": 3,
    "/{day}/": 3,
}


@pytest.fixture(params=[1, 8], ids=["one rubric", "eight rubrics"])
def articles(db, request):
    """Articles in so many rubrics, with everything that a page may show of them."""
    tag, photo, person = Tag.objects.create(name="Өзен"), make_photo(), Person(name="Айгүл")
    person.save()
    made = []
    for number in range(request.param):
        parent = make_rubric() if number == 0 else make_rubric(f"r{number}", f"Айдар {number}")
        rubric = make_rubric("ishki", "Ішкі", parent=parent)
        made += make_articles(
            30, rubric=rubric, lead_photo=photo, body=f'<figure data-photo="{photo.pk}"></figure>'
        )
    for article in made:
        article.tags.add(tag)
    Byline.objects.bulk_create(Byline(article=article, person=person) for article in made)
    ViewBase.objects.bulk_create(ViewBase(article=article, count=7) for article in made)
    today = timezone.localdate()
    ViewDay.objects.bulk_create(ViewDay(article=a, day=today, raw=5, clean=3) for a in made[:20])
    for number in range(6):
        make_spiritual(title=f"Ой {number}", lead_photo=photo)
    for article in made[:4]:
        place_by_hand(article, until=timezone.now() + timedelta(hours=1))
        make_correction(article)
    return made


def queries(client, address):
    """What a page asks when all furniture is remembered, the version left out."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked if VERSION not in query["sql"]]


def filled(address, article):
    day = timezone.localdate(article.published_at)
    return address.format(year=f"{day.year}", month=f"{day:%Y/%m}", day=f"{day:%Y/%m/%d}")


@pytest.mark.parametrize("address", MOST)
def test_lists_ask_few_questions(client, articles, address):
    asked = queries(client, filled(address, articles[0]))
    assert len(asked) <= MOST[address], "\n".join(asked)


def test_an_article_asks_eight(client, articles):
    """Five for itself, and at most three for what is related."""
    asked = queries(client, articles[0].get_absolute_url())
    assert len(asked) <= 8, "\n".join(asked)


def test_furniture_asks_eleven_when_new_and_none_after(client, articles):
    make_breaking(article=articles[0])
    content = read_content_state()
    with CaptureQueriesContext(connection) as first:
        str(furniture(content)), client.get("/zhoq/")
    with CaptureQueriesContext(connection) as again:
        client.get("/zhoq/")
    # What is paid for and what is printed are remembered by themselves, and have tests of theirs;
    # so have the old site's addresses, which are asked for whatever is not found.
    others = (VERSION, "redirect", "adverts_", "paper_", "legacy_")
    assert len([q for q in first if not any(one in q["sql"] for one in others)]) <= 11
    asked_again = [q["sql"] for q in again if VERSION not in q["sql"] and "legacy_" not in q["sql"]]
    assert asked_again == [q["sql"] for q in again if "rubricredirect" in q["sql"]]


def test_lists_never_load_bodies(client, articles):
    for address in MOST:
        for sql in queries(client, filled(address, articles[0])):
            assert '"news_article"."body"' not in sql


def test_no_page_needs_the_session(client, articles):
    for address in [*MOST, articles[0].get_absolute_url()]:
        response = client.get(filled(address, articles[0]))
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_counts_are_read_anew_after_a_minute(articles):
    content = read_content_state()
    before = furniture(content)
    assert furniture(content) is before
    kept_state, kept_at, value = furniture.kept
    furniture.kept = kept_state, kept_at - timedelta(seconds=61).total_seconds(), value
    assert furniture(content) is not before
