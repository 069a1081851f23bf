"""The API: what readers see, for programs; page by page, refused in sentences, as described."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article, Byline, Person, Tag
from tests.factories import (
    local,
    make_article,
    make_articles,
    make_correction,
    make_photo,
    make_rubric,
    make_spiritual,
)

LIST = "/api/articles/"


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    return json.loads(answer.content)


def titles(client, query=""):
    return [one["title"] for one in read(client, LIST + query)["articles"]]


def walk(client, address):
    """All that the pages list, and how many pages there were."""
    found, pages = [], 0
    while address:
        page = read(client, address)
        found += [one["id"] for one in page["articles"]]
        address = page["next"] and page["next"].removeprefix("http://testserver")
        pages += 1
    return found, pages


@pytest.fixture
def article(db):
    article = make_article(
        title="Көпір",
        lead="Кіріспе",
        body='<p>Мәтін <a href="/bet/a/">сілтеме</a></p>',
        rubric=make_rubric("aula", "Аула", parent=make_rubric("qala", "Қала")),
        published_at=local("2025-09-16 12:00"),
        lead_photo=make_photo(credit="Ерлан"),
        source_name="baq.kz",
    )
    article.tags.add(Tag.objects.create(name="Өзен"))
    person = Person.objects.create(name="Айгүл")
    Byline.objects.create(article=article, person=person, role="translator")
    make_correction(article, "45 метр.", made_at=local("2099-09-17 10:00"))
    return article


def test_an_article_is_told_whole(client, article):
    said = read(client, f"{LIST}{article.pk}/")
    assert said["url"] == f"http://testserver{article.get_absolute_url()}"
    assert said["published_at"] == "2025-09-16T12:00:00+05:00"
    assert said["modified_at"] == "2099-09-17T10:00:00+05:00"
    assert said["content_html"].endswith(
        '<p>Мәтін <a href="http://testserver/bet/a/">сілтеме</a></p>'
    )
    assert said["authors"] == [{"name": "Айгүл", "role": "translator"}]
    assert said["rubric"]["path"] == "qala/aula"
    assert said["image"]["credit"] == "Ерлан"
    assert said["source"] == {"name": "baq.kz", "url": None}
    assert said["corrections"][0]["text"] == "45 метр."
    brief = read(client, LIST)["articles"][0]
    assert brief.items() <= said.items()
    assert "content_html" not in brief


def test_filters_narrow_the_list(client, article):
    make_article(title="Спорт", rubric=make_rubric("sport", "Спорт")).tags.add(Tag.objects.get())
    make_spiritual(title="Ой")
    assert set(titles(client)) == {"Көпір", "Спорт", "Ой"}
    assert titles(client, "?section=spiritual") == ["Ой"]
    assert titles(client, "?rubric=qala") == ["Көпір"]
    assert titles(client, "?rubric=qala/aula&tag=ozen") == ["Көпір"]
    assert titles(client, "?tag=ozen") == ["Спорт", "Көпір"]
    assert titles(client, "?section=spiritual&tag=ozen") == []
    assert titles(client, "?section=news&rubric=qala&tag=ozen") == ["Көпір"]
    assert titles(client, "?tag=ozen&since=2026-01-01T00:00:00%2B05:00") == ["Спорт"]


def test_pages_go_on_where_the_last_ended_whatever_comes_out_meanwhile(client, db):
    made = {article.pk for article in make_articles(25)}
    # Several of the same moment, which only their numbers tell apart.
    at = timezone.now() - timedelta(days=3)
    made |= {make_article(published_at=at).pk for _ in range(10)}
    first = read(client, f"{LIST}?limit=4")
    new = make_article(title="Жаңа")
    rest, pages = walk(client, first["next"].removeprefix("http://testserver"))
    found = [one["id"] for one in first["articles"]] + rest
    assert len(found) == len(set(found)) == 35
    assert set(found) == made - {new.pk}
    assert pages == 8


def test_an_article_of_two_rubrics_is_told_once(client, article):
    article.rubrics.add(make_rubric("qala", "Қала"))
    assert titles(client, "?rubric=qala") == ["Көпір"]


@pytest.mark.parametrize(
    "query",
    [
        *("?limit=0", "?limit=101", "?limit=x", "?limit=", "?limit=1&limit=2", "?sort=id"),
        *("?cursor=x", "?cursor=", "?cursor=%D3%98", "?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5OS4x"),
        *("?section=sport", "?rubric=joq", "?tag=joq", "?tag=%00", "?rubric=%00"),
        "?section=spiritual&rubric=qala",
        *("?since=2026", "?since=2026-01-01T00:00:00", "?since=0001-01-01T00:00:00Z"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(client, article, query):
    error = read(client, LIST + query, status=400)["error"]
    assert error.endswith(".")
    assert len(error.split()) > 2


@pytest.mark.parametrize("address", ["articles/999/", "articles/x/", "joq", "articles"])
def test_what_is_not_there_is_told_in_json(client, db, address):
    assert read(client, f"/api/{address}", status=404)["error"]


def test_nothing_can_be_written(client, article):
    for method in (client.post, client.put, client.delete, client.patch):
        answer = method(LIST)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert json.loads(answer.content)["error"]


def test_any_site_may_ask_beforehand(client, db):
    answer = client.options(LIST)
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Headers"] == "If-None-Match"


def test_who_has_it_already_is_told_so(client, article):
    tag = client.get(LIST)["ETag"]
    answer = client.get(LIST, headers={"If-None-Match": tag})
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (304, "*")
    Article.objects.update(title="Басқа")
    assert client.get(LIST, headers={"If-None-Match": tag}).status_code == 200


def test_a_page_asks_few_questions(client, article, django_assert_max_num_queries):
    for one in make_articles(60):
        one.tags.add(Tag.objects.get())
    read(client, LIST)
    # The state, the numbers, the articles, and four kinds of what belongs to them.
    with django_assert_max_num_queries(7):
        assert len(titles(client, "?limit=50")) == 50


def test_no_cookie_is_given_and_none_is_looked_at(desk, article):
    draft = make_article(title="Жоба", status="draft")
    answer = desk.get(LIST)
    assert not answer.cookies
    assert "Жоба" not in answer.content.decode()
    assert read(desk, f"{LIST}{draft.pk}/", status=404)


def test_rubrics_stand_in_their_order(client, article):
    names = [one["path"] for one in read(client, "/api/rubrics/")["rubrics"]]
    assert names == ["qala", "qala/aula"]
