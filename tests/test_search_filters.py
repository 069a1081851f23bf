"""The page of search: filters, order and pages, and what must not be found."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine

from news import actions
from news.search import indexing, vocabulary
from tests.factories import local, make_article, make_rubric, make_spiritual
from tests.test_search import ask, index, titles, words
from tests.test_visibility import NOON, STATES

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]


# --- filters, order and pages ----------------------------------------------------------------


@pytest.fixture
def _schools():
    bilim = make_rubric("bilim", "Білім")
    below = make_rubric("aldyn", "Алдын", parent=bilim)
    day = local("2025-09-16 12:00")
    make_article(title="Мектеп бірінші", rubric=below, published_at=day)
    make_article(title="Мектеп екінші", published_at=day + timedelta(days=1))
    make_spiritual(title="Мектеп үшінші", published_at=day + timedelta(days=2))
    index()


@pytest.mark.usefixtures("_schools")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"section": "news"}, "екінші бірінші"),
        ({"section": "spiritual"}, "үшінші"),
        ({"rubric": "bilim"}, "бірінші"),
        ({"rubric": "bilim/aldyn"}, "бірінші"),
        ({"rubric": "bilim", "section": "spiritual"}, ""),
        ({"from": "2025-09-17"}, "үшінші екінші"),
        ({"to": "2025-09-17"}, "екінші бірінші"),
        ({"from": "2025-09-17", "to": "2025-09-17"}, "екінші"),
        ({"from": "17.09.2025", "section": "", "rubric": "", "page": ""}, "үшінші екінші"),
    ],
    ids=str,
)
def test_filters_narrow_the_hits(client, filters, found):
    response = ask(client, "мектеп", order="newest", **filters)
    assert [title.split()[1] for title in titles(response)] == found.split()


@pytest.mark.usefixtures("_schools")
@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"section": "sport"}, "Мұндай таңдау жоқ."),
        ({"rubric": "zhoq"}, "Мұндай таңдау жоқ."),
        ({"from": "кеше"}, "Күн қате жазылған."),
        ({"from": "0025-09-16"}, "Күн қате жазылған."),
        ({"to": "9999-12-31"}, "Күн қате жазылған."),
        ({"from": "2025-09-17", "to": "2025-09-16"}, "Басталатын күн"),
        ({"page": "0"}, "Мұндай бет жоқ."),
        ({"page": "-1"}, "Мұндай бет жоқ."),
        ({"page": "бір"}, "Мұндай бет жоқ."),
        ({"page": "9" * 5000}, "Мұндай бет жоқ."),
        ({"page": "2"}, "Мұндай бет жоқ."),
        ({"order": "worst"}, "Мұндай таңдау жоқ."),
        ({"rubric": "\0'\"" * 999}, "Мұндай таңдау жоқ."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_wrong_values_are_answered_by_a_sentence_and_the_form_as_typed(client, filters, sentence):
    response = ask(client, "мектеп", **filters)
    assert response.status_code in (400, 404)
    assert sentence in words(response)
    assert 'value="мектеп"' in response.content.decode()
    assert titles(response) == []


def test_pages_keep_the_question_and_its_filters(client):
    for number in range(45):
        make_article(title=f"Мектеп {number}")
    index()
    asked = {"section": "news", "from": "2020-01-01", "order": "newest"}
    first = ask(client, "«мектеп»", **asked)
    link = re.search(r'href="([^"]*)" rel="next"', first.content.decode())[1]
    second = client.get(link.replace("&amp;", "&"))
    third = ask(client, "«мектеп»", **asked, page=3)
    shown = [titles(page) for page in (first, second, third)]
    assert [len(page) for page in shown] == [20, 20, 5]
    assert len({title for page in shown for title in page}) == 45


def test_search_without_a_slash_leads_on_with_the_question(client):
    response = client.get(f"/search?q={quote('мектеп')}&order=newest")
    assert response.status_code == 301
    assert response["Location"].startswith("/search/?q=%D0%BC")


def test_pages_of_search_are_kept_by_nobody_else_and_not_indexed(client):
    response = ask(client, "мектеп")
    assert response["Cache-Control"] == "private, max-age=60"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert not response.cookies


# --- what must not leak ----------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_published_is_found(client, state):
    fields, is_seen = STATES[state]
    with time_machine.travel(NOON, tick=False):
        make_article(title="Құпиялылық", **fields)
        indexing.work_off()
        vocabulary.count()
        for question in ("құпиялылық", "құпиялылық мектеп"):
            assert bool(titles(ask(client, question))) == is_seen


def test_a_withdrawn_word_is_not_offered_for_a_slip(client):
    """The vocabulary is counted once a day; what was withdrawn since must not be named."""
    article = make_article(title="Мектеп")
    index()
    assert titles(ask(client, "мекткп")) == ["Мектеп"]
    actions.withdraw(article, by=None)
    response = ask(client, "мекткп")
    assert titles(response) == []
    assert "Мүмкін" not in words(response)
    assert "«мектеп»" not in words(response)


def test_a_draft_is_not_offered_for_a_slip(client):
    make_article(title="Мектеп", status="draft")
    make_article(title="Көпір")
    index()
    assert "мектеп" not in words(ask(client, "мекткп")).casefold()
