"""Troubles of a text as the form shows them: beside which field, how much they matter."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news import demo
from news.checking.article import FIELDS, troubles_of
from news.checking.paragraphs import paragraphs
from news.checking.trouble import MUST, SHOULD, Degree, listed
from news.models import Article, SearchWord
from news.search import indexing, vocabulary
from tests.factories import make_article, make_articles, make_photo, make_rubric, picture_bytes

pytestmark = pytest.mark.django_db
WIDE = picture_bytes(1300, 800)


def typed(**fields):
    """An article in which nothing is wrong, not saved."""
    facts = {"title": "Көпір ашылды", "body": "<p>Көпір бүгін ашылды.</p>", **fields}
    return Article(**{"rubric": make_rubric(), **facts})


def told(article):
    return [(one.field, one.degree, one.sentence) for one in troubles_of(article)]


def only(article):
    (trouble,) = troubles_of(article)
    return trouble


def test_a_text_without_troubles_has_none():
    assert told(typed(lead="Кіріспе.", lead_photo=make_photo(content=WIDE))) == []


def test_degrees_have_words():
    assert [degree.label for degree in Degree] == ["міндетті", "ұсыныс"]


# --- what is missing -------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["", "   ", "\u200b"])
def test_a_title_must_be_there(title):
    assert told(typed(title=title)) == [("title", MUST, "Тақырыбы жоқ.")]


@pytest.mark.parametrize("body", ["", "<p></p>", "<p>&nbsp;</p>", "<h2> </h2>"])
def test_some_text_must_be_there(body):
    assert only(typed(body=body)).sentence == "Мәтіні жоқ: кіріспе де, мәтін де бос."
    assert told(typed(body=body, lead="Көпір ашылды.")) == []


def test_a_picture_is_a_text_too():
    photo = make_photo(content=WIDE)
    assert told(typed(body=f'<figure data-photo="{photo.pk}"></figure>')) == []


def test_news_must_have_a_rubric_and_the_column_none():
    assert told(typed(rubric=None)) == [("rubric", MUST, "Айдары таңдалмаған.")]
    assert told(typed(rubric=None, section="spiritual")) == []


# --- photos ----------------------------------------------------------------------------------


@pytest.mark.parametrize("alt", ["", "  "])
def test_a_photo_must_be_described(alt):
    photo = make_photo(content=WIDE, alt=alt)
    lead = only(typed(lead_photo=photo))
    assert (lead.field, lead.degree) == ("lead_photo", MUST)
    assert lead.sentence == "Басты сурет сипатталмаған: онда не бар?"
    assert lead.link == f"/redaksia/news/photo/{photo.pk}/change/"
    within = only(typed(body=f'<figure data-photo="{photo.pk}"></figure>'))
    assert (within.field, within.degree) == ("body", MUST)
    assert within.sentence == "Мәтіндегі «Жаңа көпір» суреті сипатталмаған: онда не бар?"


def test_a_decorative_photo_needs_no_description():
    assert told(typed(lead_photo=make_photo(content=WIDE, alt="", decorative=True))) == []


def test_a_file_name_is_no_description():
    trouble = only(typed(lead_photo=make_photo(content=WIDE, alt="IMG_2034.JPG")))
    assert trouble.degree == MUST
    assert "«IMG_2034.JPG»" in trouble.sentence


def test_a_photo_should_be_wide():
    small = make_photo(content=picture_bytes(1199, 800))
    trouble = only(typed(lead_photo=small))
    assert (trouble.field, trouble.degree) == ("lead_photo", SHOULD)
    assert trouble.sentence == "Басты сурет кішкентай: ені 1199 пиксел, кемі 1200 керек."
    assert told(typed(lead_photo=make_photo(content=picture_bytes(1200, 800)))) == []


def test_a_photo_is_told_of_once():
    photo = make_photo(content=WIDE, alt="")
    figure = f'<figure data-photo="{photo.pk}"></figure>'
    assert only(typed(lead_photo=photo, body=f"<p>Сөз.</p>{figure}{figure}"))


def test_a_reference_to_no_photo_is_told():
    trouble = only(typed(body='<p>Сөз.</p><figure data-photo="77"></figure>'))
    assert trouble.sentence == "Мәтіндегі № 77 сурет қорда жоқ: орны бос қалады."


# --- the words -------------------------------------------------------------------------------


def test_spaces_are_told_beside_their_field_with_examples():
    article = typed(
        title="Көпір  ашылды",
        body="<p>Көпір ашылды.Жол <b>бітті.</b>Жұрт келді.Той <i>өтті</i>.Бәрі тарады.Сосын.</p>",
    )
    assert told(article) == [
        ("title", SHOULD, "Бос орын екі рет қойылған: «Көпір␣␣ашылды»."),
        (
            "body",
            SHOULD,
            "Нүктеден кейін бос орын жоқ: «ашылды.Жол», «бітті.Жұрт», «келді.Той». "
            "Барлығы 5 жерде.",
        ),
    ]


def test_markup_makes_no_spaces_and_hides_none():
    body = "<p>Бірінші.</p>\n  <p> Екінші.</p><ul><li>бір</li><li>Екі</li></ul>Үш.<br>Төрт."
    assert told(typed(body=body)) == []
    assert list(paragraphs("<p>а<b>ә</b>&lt;б</p><br> <h2>в</h2>")) == ["аә<б", "в"]


def test_words_in_two_scripts_are_told():
    trouble = only(typed(lead="Бұл м\u0065ктеп пен К\u0061залы."))
    assert (trouble.field, trouble.degree) == ("lead", SHOULD)
    assert trouble.sentence == (
        "Екі әліпбидің әрпі аралас сөз бар: «м\u0065ктеп» (e), «К\u0061залы» (a)."
    )


def test_a_named_source_is_offered_to_the_empty_field():
    body = "<p>Жел күшейеді, деп хабарлайды baq.kz.</p>"
    trouble = only(typed(body=body))
    assert (trouble.field, trouble.value) == ("source_name", "baq.kz")
    assert trouble.sentence == ("Мәтінде дереккөз аталған, ал өрісі бос: «деп хабарлайды baq.kz».")
    assert told(typed(body=body, source_name="baq.kz")) == []


@pytest.mark.parametrize("name", ["testserver.kz", "«Қазалы» агенттігі"])
def test_we_are_no_source_of_our_own(settings, name):
    settings.SITE_URL = "https://testserver.kz"
    assert told(typed(lead=f"Жел күшейеді, деп хабарлайды {name}.")) == []
    assert only(typed(lead="Бұл туралы Қазалы аудандық сотының баспасөз қызметі хабарлады."))


# --- words never seen ------------------------------------------------------------------------


@pytest.fixture
def big_archive():
    make_articles(200, body="<p>Ауданда фельдшерлік бекет.</p>")
    make_article(title="Сарышұнақтар", body="<p>Далада сарышұнақтар көбейді.</p>")
    indexing.work_off()
    vocabulary.count()


def test_words_that_the_archive_never_saw_are_told(big_archive):
    body = "<p>Бұл мектпе ашылды. Сол аудаыннда Мектпе мен сарышұнақтарға қарады, мектпе.</p>"
    trouble = only(typed(body=body))
    assert (trouble.field, trouble.degree) == ("body", SHOULD)
    assert trouble.sentence == (
        "Мұрағатта бұрын кездеспеген сөздер: «мектпе», «аудаыннда». Дұрыс терілген бе?"
    )


def test_an_articles_own_words_do_not_count_as_seen(big_archive):
    article = make_article(title="Жаңалық", body="<p>Бұл мектпе ашылды.</p>")
    indexing.work_off()
    assert SearchWord.objects.filter(shown="мектпе").exists()
    assert "«мектпе»" in only(article).sentence
    assert "мектпе" not in str(told(typed(body=article.body, title="Басқа")))


def test_ten_unseen_words_are_enough(big_archive):
    words = [f"қыңрмтб{letter}шк" for letter in "абвгдежзиклм"]
    trouble = only(typed(body=f"<p>{' '.join(words)}</p>"))
    assert all(word in trouble.sentence for word in words[:10])
    assert words[10] not in trouble.sentence


def test_a_small_archive_knows_too_little():
    make_article(title="Жаңалық")
    indexing.work_off()
    assert told(typed(body="<p>Бұл мектпе ашылды.</p>")) == []


# --- everything ------------------------------------------------------------------------------


def test_the_demo_is_free_of_troubles():
    lines = [line for line in demo.demo_lines(timezone.localtime()) if "title" in line]
    for line in lines:
        make_article(
            title=line["title"],
            lead=line.get("lead", ""),
            body=re.sub(r"<figure[^>]*></figure>", "", line.get("body", "")),
            source_name=line.get("source", {}).get("name", ""),
        )
    indexing.work_off()
    assert [found for article in Article.objects.all() if (found := told(article))] == []


def test_troubles_come_in_the_order_of_the_form():
    photo = make_photo(alt="")
    found = troubles_of(Article(title="Нан  , сүт", lead_photo=photo))
    assert [one.field for one in found] == sorted((o.field for o in found), key=FIELDS.index)
    on_photo = [one.degree for one in found if one.field == "lead_photo"]
    assert on_photo == [MUST, SHOULD]


def test_few_questions_are_asked(big_archive):
    article = make_article(
        title="Сарышұнақтар",
        body="<p>Далада сарышұнақтар көбейді, бұл мектпе ашылды екен деп хабарлайды baq.kz.</p>",
        lead_photo=make_photo(),
    )
    indexing.work_off()
    article = Article.objects.get(pk=article.pk)
    with CaptureQueriesContext(connection) as asked:
        troubles_of(article)
    assert len(asked) <= 11


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text(), st.text() | st.text(alphabet="<>/pfigure &;.,аb1\u0301", max_size=80))
def test_any_article_is_read(title, lead, body):
    for trouble in troubles_of(Article(title=title, lead=lead, body=body)):
        assert trouble.field in FIELDS
        assert trouble.sentence[-1] in ".?"


@pytest.mark.parametrize("part", ["<", "<p>", "а", "&", " ", ".", "<p>қмыңрт. ", "«", "<figure>"])
def test_the_longest_texts_are_read(part):
    assert isinstance(troubles_of(Article(title="Ұзақ", body=part * (300_000 // len(part)))), list)


def test_examples_are_few_short_and_each_once():
    assert listed(["а", "ә", "а"]) == "«а», «ә»."
    assert listed("абвга") == "«а», «б», «в». Барлығы 5 жерде."
    assert listed(["а" * 50]) == f"«{'а' * 39}…»."
