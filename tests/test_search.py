"""The page of search: what is asked, what is found, what is said."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news import actions
from news.models import Byline, Person, Tag
from news.search import indexing, vocabulary
from news.search.hits import is_dense
from news.search.question import ask as parse
from tests.factories import local, make_article, make_rubric, make_spiritual
from tests.test_visibility import NOON, STATES

pytestmark = pytest.mark.django_db


def index():
    """What the timer does."""
    indexing.work_off()
    vocabulary.count()


def ask(client, question="", **filters):
    return client.get("/search/", {"q": question, **filters})


def titles(response):
    """Of the hits, in their order."""
    page = response.content.decode()
    found = re.findall(r'<h[23] class="story__title"><a [^>]*>(.*?)</a></h[23]>', page)
    return [re.sub("<[^>]*>", "", title) for title in found]


def words(response):
    return " ".join(re.sub("<[^>]*>", " ", response.content.decode()).split())


# --- what is found ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Жаңа мектеп ашылды"},
        {"title": "Құрылыс", "lead": "Ауылда мектеп салынды."},
        {"title": "Құрылыс", "body": "<h2>Ауыл</h2><p>Биыл <b>мектеп</b> салынды.</p>"},
    ],
    ids=["title", "lead", "body"],
)
def test_a_word_is_found_wherever_it_stands(client, fields):
    make_article(**fields)
    make_article(title="Өзен тасыды")
    index()
    assert titles(ask(client, "мектеп")) == [fields["title"]]


def test_people_tags_and_rubrics_are_found(client):
    article = make_article(title="Көпір", rubric=make_rubric("sport", "Спорт"))
    article.tags.add(Tag.objects.create(name="Дария"))
    article.rubrics.add(make_rubric("oner", "Өнер"))
    Byline.objects.create(article=article, person=Person.objects.create(name="Айгүл Сейіт"))
    Byline.objects.create(article=article, text="Баспасөз қызметі")
    index()
    for question in ("спорт", "дария", "өнер", "Айгүл Сейіт", "баспасөз"):
        assert titles(ask(client, question)) == ["Көпір"], question


def test_any_form_of_a_word_finds_any_other(client):
    make_article(title="Мектептеріміздегі жаңалық")
    make_article(title="Жаңа кітап")
    index()
    assert titles(ask(client, "мектеп")) == ["Мектептеріміздегі жаңалық"]
    assert titles(ask(client, "кітабы")) == ["Жаңа кітап"]


def test_a_word_without_kazakh_letters_finds_the_kazakh_one(client):
    make_article(title="Қазалы көпірі")
    index()
    assert titles(ask(client, "казалы")) == titles(ask(client, "ҚАЗАЛЫ")) == ["Қазалы көпірі"]


def test_articles_with_all_words_come_first_and_alone_are_counted(client):
    make_article(title="Жаңа мектеп")
    make_article(title="Жаңа мектеп пен аурухана")
    index()
    response = ask(client, "аурухана мектеп")
    assert titles(response) == ["Жаңа мектеп пен аурухана", "Жаңа мектеп"]
    assert "1 мақала табылды" in words(response)
    assert "кейбір сөз кездесетін мақалалар" in words(response)


def test_joining_words_need_not_stand_there(client):
    make_article(title="Дария суы")
    index()
    assert titles(ask(client, "дария суы туралы")) == ["Дария суы"]


def test_quoted_words_stand_side_by_side(client):
    make_article(title="Аудан әкімі келді")
    make_article(title="Әкімі жоқ үлкен аудан")
    index()
    assert len(titles(ask(client, "аудан әкімі"))) == 2
    for quoted in ('"аудан әкімі"', "«аудан әкімі»", "“Аудан әкімі” келді"):
        assert titles(ask(client, quoted)) == ["Аудан әкімі келді"], quoted


def test_the_title_weighs_more_than_the_text(client):
    now = timezone.now()
    make_article(title="Мектеп", published_at=now - timedelta(days=9))
    make_article(title="Құрылыс", body="<p>Биыл мектеп салынды.</p>")
    index()
    assert titles(ask(client, "мектеп")) == ["Мектеп", "Құрылыс"]
    assert titles(ask(client, "мектеп", order="newest")) == ["Құрылыс", "Мектеп"]


def test_of_equal_answers_the_newer_is_first(client):
    now = timezone.now()
    make_article(title="Мектеп ескі", published_at=now - timedelta(days=3000))
    make_article(title="Мектеп жаңа", published_at=now - timedelta(days=1))
    index()
    assert titles(ask(client, "мектеп")) == ["Мектеп жаңа", "Мектеп ескі"]


# --- what is said ----------------------------------------------------------------------------


def test_the_words_are_marked_and_all_else_is_escaped(client):
    make_article(
        title="Мектептер <b>мен</b> бақша", body="<p>Биыл &lt;script&gt; мектептің жанында.</p>"
    )
    index()
    page = ask(client, "мектеп").content.decode()
    assert "<mark>Мектептер</mark> &lt;b&gt;мен&lt;/b&gt; бақша" in page
    assert "Биыл &lt;script&gt; <mark>мектептің</mark> жанында." in page


def test_the_passage_is_taken_from_where_the_words_stand(client):
    far = "Бірдеңе жазылған. " * 40
    make_article(title="Ауыл", body=f"<p>{far}</p><p>Осы жерде мектеп пен аурухана бар.</p>")
    index()
    page = ask(client, "аурухана мектеп").content.decode()
    assert "… " in page
    assert "<mark>мектеп</mark> пен <mark>аурухана</mark>" in page


def test_the_number_of_hits_is_said(client):
    for number in range(3):
        make_article(title=f"Мектеп {number}")
    index()
    assert "3 мақала табылды." in words(ask(client, "мектеп"))


def test_many_hits_are_not_counted(client, monkeypatch):
    monkeypatch.setattr("news.search.hits.MOST", 2)
    monkeypatch.setattr("news.search.finding.MOST", 2)
    for number in range(4):
        make_article(title=f"Мектеп {number}")
    index()
    for order in ("best", "newest"):
        response = ask(client, "мектеп", order=order)
        assert "2 000-нан астам мақала табылды." in words(response)
        assert len(titles(response)) == 2


def test_the_question_is_shown_back_as_it_was_typed(client):
    page = ask(client, '  "><script>alert(1)</script>  мектеп').content.decode()
    typed = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; мектеп"
    assert f'value="{typed}"' in page
    assert f'<bdi translate="no">{typed}</bdi>' in page
    assert "<script>alert" not in page


def test_an_empty_question_gets_the_form_and_the_latest(client):
    make_article(title="Өзен тасыды")
    for address in ("/search/", "/search/?q=", "/search/?q=%20%00", "/search/?q=((("):
        response = client.get(address)
        assert response.status_code == 200
        assert "Өзен тасыды" in words(response)
        assert "табылмады" not in words(response)


def test_no_hit_is_said_and_offers_something_to_read(client):
    make_article(title="Өзен тасыды")
    index()
    page = words(ask(client, "зыңғырлауық", section="news"))
    assert "« зыңғырлауық » бойынша ештеңе табылмады." in page
    assert "сүзгілерді алып тастаңыз" in page
    assert "Өзен тасыды" in page


def test_a_slip_of_the_hand_is_put_right(client):
    make_article(title="Жаңа мектеп")
    make_article(title="Аурухана")
    index()
    for slip in ("мекеп", "мектееп", "мектпе", "местеп"):
        response = ask(client, f"жаңа {slip}")
        assert titles(response) == ["Жаңа мектеп"], slip
        assert f"« жаңа {slip} » табылмады. «жаңа мектеп» бойынша" in words(response)
    assert titles(ask(client, "ауруханнаа")) == ["Аурухана"]


def test_a_rare_word_may_be_a_slip_though_it_is_found(client):
    make_article(title="Мекткп")
    for number in range(25):
        make_article(title=f"Мектеп {number}")
    index()
    response = ask(client, "мекткп")
    assert titles(response) == ["Мекткп"]
    assert "Мүмкін, «мектеп» іздедіңіз бе?" in words(response)
    link = re.search(r'Мүмкін, <a href="([^"]*)"', response.content.decode())[1]
    assert len(titles(client.get(link.replace("&amp;", "&")))) == 20


def test_only_the_slip_itself_is_put_right(client):
    make_article(title="Аудан мектебі")
    index()
    assert "«мектепті мектебі»" in words(ask(client, "мектепті мекте"))


def test_a_quoted_phrase_is_followed_by_nothing_else(client):
    make_article(title="Жаңа мектеп ашылды")
    make_article(title="Мектеп жөнделді")
    index()
    assert titles(ask(client, "«жаңа мектеп»")) == ["Жаңа мектеп ашылды"]


def test_some_of_the_words_are_better_than_nothing(client):
    make_article(title="Жаңа мектеп")
    make_article(title="Аурухана")
    index()
    response = ask(client, "мектеп аурухана")
    assert set(titles(response)) == {"Жаңа мектеп", "Аурухана"}
    assert "Кейбір сөзі бар мақалалар" in words(response)
    make_article(title="Мектеп пен көпір")
    index()
    assert titles(ask(client, "мектеп көпір аурухана")) == ["Мектеп пен көпір"]


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
