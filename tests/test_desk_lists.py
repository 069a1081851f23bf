"""Lists of articles: what they show, what they find, and how little they ask for it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.admin import lists
from news.models import Article
from news.states import STATES, state_of
from tests.factories import (
    local,
    make_article,
    make_articles,
    make_person_of_the_desk,
    make_rubric,
    make_spiritual,
)

pytestmark = pytest.mark.django_db
ARTICLES = "/redaksia/news/article/"


def titles(client, query=""):
    found = client.get(f"{ARTICLES}{query}").context["cl"]
    return [article.title for article in found.result_list]


def one_of_each_state():
    now = timezone.now()
    hour = timedelta(hours=1)
    for title, fields in {
        "draft": {"status": "draft", "published_at": None},
        "review": {"status": "review", "published_at": None},
        "planned": {"published_at": now + hour},
        "published": {"published_at": now - hour},
        "ended": {"published_at": now - 2 * hour, "unpublish_at": now - hour},
        "withdrawn": {"status": "withdrawn"},
    }.items():
        make_article(title=title, **fields)


def test_each_state_has_its_word_and_its_sieve(desk):
    one_of_each_state()
    assert {article.title for article in Article.objects.all()} == set(STATES)
    for article in Article.objects.all():
        assert state_of(article).key == article.title
    page = desk.get(ARTICLES).content.decode()
    for key, state in STATES.items():
        assert f'<span class="state state--{key}">{state.name}</span>' in page
        assert titles(desk, f"?state={key}") == [key]
    assert len(titles(desk, "?state=joq")) == 6


def test_a_row_tells_rubric_time_and_writer(desk):
    writer = make_person_of_the_desk("author")
    writer.first_name, writer.last_name = "Ерлан", "Оспанов"
    writer.save()
    make_article(
        title="Көпір",
        rubric=make_rubric("qogam", "Қоғам"),
        published_at=local("2025-09-16 12:05"),
        written_by=writer,
    )
    page = desk.get(ARTICLES).content.decode()
    for words in ("Қоғам", "16.09.2025 12:05", "Ерлан Оспанов"):
        assert words in page


def test_the_bin_is_not_among_the_articles(desk):
    make_article(title="Себетте", status="draft", binned_at=timezone.now())
    make_article(title="Үстелде", status="draft")
    assert titles(desk) == ["Үстелде"]


def test_ones_own_are_found(desk):
    other = make_person_of_the_desk("author")
    make_article(title="Басқанікі", written_by=other)
    assert titles(desk, "?whose=mine") == []
    mine = desk.get(ARTICLES).wsgi_request.user
    make_article(title="Менікі", written_by=mine)
    assert titles(desk, "?whose=mine") == ["Менікі"]


# What is asked for; whether «Сырдария суы: ай астында «Күй» кеші» is found by it.
QUESTIONS = [
    ("сырдария", True),
    ("ДАРИЯ", True),
    ("су", True),
    ("ай", True),
    ("кү", True),
    ("ын", False),
    ("су ай", True),
    ("су мектеп", False),
    ("у", False),
    ("%", False),
    ("_", False),
    ("\x00су", True),
    ("  су  ", True),
    ("а" * 5000, False),
    ("су " * 500, True),
]


@pytest.mark.parametrize(("question", "is_found"), QUESTIONS)
def test_titles_are_searched_by_words_and_beginnings(desk, question, is_found):
    make_article(title="Сырдария суы: ай астында «Күй» кеші")
    found = desk.get(ARTICLES, {"q": question}).context["cl"].result_list
    assert len(found) == is_found


def test_a_rubric_holds_what_is_below_it_and_what_is_further_in_it(desk):
    parent = make_rubric("a", "А")
    below, other = make_rubric("b", "Б", parent=parent), make_rubric("c", "В")
    make_article(title="төменде", rubric=below)
    further = make_article(title="қосымша", rubric=other)
    further.rubrics.add(below)
    make_article(title="бөтен", rubric=other)
    assert set(titles(desk, f"?rubric={parent.pk}")) == {"төменде", "қосымша"}
    assert len(titles(desk, "?rubric=0")) == len(titles(desk, "?rubric=x")) == 3


def test_pages_hold_each_article_once_and_in_order(desk, monkeypatch):
    monkeypatch.setattr("news.admin.articles.admin.ArticleAdmin.list_per_page", 10)
    made = make_articles(25)
    shown = [title for page in (1, 2, 3) for title in titles(desk, f"?p={page}")]
    assert shown == [article.title for article in made]
    assert desk.get(f"{ARTICLES}?p=4").status_code == 302


def test_a_search_counts_so_far_and_says_so(desk, monkeypatch):
    monkeypatch.setattr(lists.BoundedPaginator, "bound", 20)
    make_articles(25)
    assert "20 немесе одан көп" in desk.get(f"{ARTICLES}?q=мақала").content.decode()
    # The whole list is counted to its end, for an index does it.
    assert "Барлығы: 25" in desk.get(ARTICLES).content.decode()


@pytest.mark.parametrize(
    "query",
    ["", "?q=мақала", "?state=published", "?state=planned", "?whose=mine", "?p=2", "?o=1"],
)
def test_a_list_asks_little_and_reads_no_text(desk, query):
    rubrics = [make_rubric(f"r{number}", f"Айдар {number}") for number in range(6)]
    for rubric in rubrics:
        make_articles(20, rubric=rubric, body="<p>Ұзақ мәтін</p>")
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(f"{ARTICLES}{query}").status_code == 200
    assert len(queries) <= 12
    assert not [one for one in queries if '"news_article"."body"' in one["sql"]]


def test_a_list_asks_as_little_for_many_as_for_few(desk):
    asked = []
    for count in (1, 49):
        make_articles(count)
        make_spiritual()
        with CaptureQueriesContext(connection) as queries:
            desk.get(ARTICLES)
            desk.get("/redaksia/spiritual/spiritualarticle/")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_what_is_changed_in_the_list_has_a_name(desk):
    make_article()
    assert 'aria-label="Пікір жазуға болады"' in desk.get(ARTICLES).content.decode()
