"""The page of search: no question breaks it, and it asks the database little."""

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.search.hits import is_dense
from news.search.question import ask as parse
from tests.factories import make_article
from tests.test_search import ask, index, titles

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]


# --- hostile questions -----------------------------------------------------------------------

HOSTILE = {
    "brackets": "(" * 100_000,
    "quotes": '"' * 100_000,
    "apostrophes": "'" * 100_000,
    "backslashes": "\\" * 100_000,
    "zero bytes": "\0" * 100_000 + "мектеп",
    "right to left": "\u202e\u200f" * 50_000,
    "half a letter": "\ud800" * 1000,
    "emoji": "😀" * 100_000,
    "per cent": "%" * 100_000,
    "one letter": "а" * 100_000,
    "marks": "а" + "\u0301" * 100_000,
    "ligatures": "ﷺ" * 100_000,
    "many words": " ".join(f"сөз{number}" for number in range(200)),
    "many phrases": '"а б" ' * 1000,
    "tsquery": "мектеп & !(көпір | 'а' <-> b:*) \\' :A",
    "template": "{{ question }} {% load static %} %(key)s {0}",
    "regex": "(а+)+$" * 1000,
    "any script": "mektep مەكتەپ 学校 ğ'ä",
}


@pytest.mark.parametrize("question", HOSTILE)
def test_no_question_fails(client, question):
    make_article(title="Мектеп пен көпір")
    index()
    sent = HOSTILE[question].encode("utf-8", "surrogatepass")
    response = client.get(f"/search/?q={quote(sent)}")
    assert response.status_code == 200
    assert len(response.content) < 60_000


@pytest.mark.parametrize("question", HOSTILE)
def test_every_question_is_short_when_it_is_asked(question):
    asked = parse(HOSTILE[question])
    assert len(asked.text) <= 200
    assert len(asked.words) <= 12
    assert len(asked.tsquery) < 10_000


# --- how much is asked -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "most"),
    [("", 0), ("мектеп", 5), ("мектеп көпір", 11), ("мекткп", 13), ("зыңғырлауық", 7)],
)
def test_a_page_asks_the_database_little(client, question, most):
    for number in range(30):
        make_article(title=f"Мектеп {number}")
    make_article(title="Көпір")
    index()
    ask(client, question)
    with CaptureQueriesContext(connection) as asked:
        ask(client, question)
    sql = [query["sql"] for query in asked if "news_contentchange" not in query["sql"]]
    assert len(sql) <= most, [query[:80] for query in sql]
    assert not [query for query in sql if re.search(r'(?<!LEFT\()"news_article"."body"', query)]


@pytest.mark.parametrize("way", ["enable_seqscan", "enable_bitmapscan"])
def test_both_ways_to_the_hits_find_the_same(client, way):
    """Which is taken is a matter of speed alone: by the index of words, or along the articles."""
    for number in range(3):
        make_article(title=f"Мектеп {number}")
    make_article(title="Мектеп", status="draft")
    make_article(title="Көпір")
    index()
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL {way} = off")
        assert is_dense("'мектеп'") == (way == "enable_bitmapscan")
    for order in ("best", "newest"):
        assert len(titles(ask(client, "мектеп", order=order))) == 3
    assert titles(ask(client, "мекткп", order="newest")) == titles(ask(client, "мектеп"))
    assert titles(ask(client, "«мектеп 1»")) == ["Мектеп 1"]
