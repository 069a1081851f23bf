"""The page of search: what is asked, what is found, what is said."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Byline, Person, Tag
from news.search import indexing, vocabulary
from tests.factories import make_article, make_rubric

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]


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
        assert "1 000-нан астам мақала табылды." in words(response)
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
