"""Titles seen before and texts near to one: copies, parts, cuts; and the state of the other."""

import io
import random
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from news.checking.article import troubles_of
from news.checking.near import estimated, near_texts, same_titles, telling
from news.checking.trouble import MUST, SHOULD
from news.demo import demo_lines
from news.models import Article, SearchEntry
from news.models.article import Status
from news.search import indexing
from news.search.sketch import LEAST, phrases, sketch, title_key
from tests.factories import make_article, make_articles, make_rubric, make_spiritual

pytestmark = [pytest.mark.django_db, pytest.mark.postgres15]


def demo_texts(count=12):
    """Words of the longest texts of the demo, of two hundred words and more."""
    bodies = [line.get("body", "") for line in demo_lines(timezone.localtime())]
    texts = [re.sub("<[^>]*>", " ", body).split() for body in bodies]
    return sorted(texts, key=len, reverse=True)[:count]


TEXTS = demo_texts()
OURS, FOREIGN = TEXTS[0], [word for text in TEXTS[6:] for word in text]


def html(words):
    return "".join(f"<p>{' '.join(words[at : at + 30])}</p>" for at in range(0, len(words), 30))


def changed(words, share):
    chance = random.Random(5)
    return [chance.choice(FOREIGN) if chance.random() < share else word for word in words]


def reordered(words):
    parts = [words[at : at + 30] for at in range(0, len(words), 30)]
    return [word for part in reversed(parts) for word in part]


COPIES = {
    "capitals and marks": lambda words: [f"{word.upper()}!" for word in words],
    "one word of twenty": lambda words: changed(words, 0.05),
    "one word of ten": lambda words: changed(words, 0.1),
    "one word of five": lambda words: changed(words, 0.2),
    "cut to a half": lambda words: words[: len(words) // 2],
    "paragraphs moved": lambda words: changed(reordered(words), 0.05),
    "with our own opening": lambda words: FOREIGN[:50] + words,
    "in the middle of a long one": lambda words: FOREIGN[:400] + words + FOREIGN[400:800],
}


@pytest.fixture
def archive():
    """The article that is copied, the first of six."""
    articles = [
        make_article(title=f"Мұрағат {number}", body=html(words))
        for number, words in enumerate(TEXTS[:6])
    ]
    indexing.work_off()
    return articles[0]


def typed(words, **fields):
    facts = {"title": "Жаңа тақырып", "rubric": make_rubric(), **fields}
    return Article(body=html(words), **facts)


def trouble_with(article, field="body"):
    found = [one for one in troubles_of(article) if one.field == field and "№" in one.sentence]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize("copy", COPIES)
def test_a_near_text_is_found_with_its_share(archive, copy):
    trouble = trouble_with(typed(COPIES[copy](OURS)))
    assert trouble.link == archive.get_absolute_url()
    assert f"№ {archive.pk} «Мұрағат 0»" in trouble.sentence


def test_the_share_is_that_of_common_words(archive):
    copy = typed(OURS[:100] + FOREIGN[:100])
    (near,) = near_texts(copy)
    assert near.of_ours == pytest.approx(0.5, abs=0.03)
    assert near.of_theirs == pytest.approx(100 / len(OURS), abs=0.03)
    assert "Мәтіннің 49 %-ы мына мақаламен бірдей" in trouble_with(copy).sentence


def test_another_text_is_not_near(archive):
    assert near_texts(typed(FOREIGN)) == []
    assert near_texts(typed(OURS[:25] + FOREIGN[:150])) == []


def test_the_nearest_comes_first(archive):
    other = make_article(title="Басқа", body=html(changed(OURS, 0.1)))
    indexing.work_off()
    assert [one.article.pk for one in near_texts(typed(OURS))] == [archive.pk, other.pk]


def test_an_article_is_not_near_to_itself(archive):
    assert near_texts(archive) == []
    assert same_titles(archive) == []


@pytest.mark.parametrize(
    ("words", "is_near"),
    [
        (OURS[:11], False),
        (OURS[:30], True),
        (OURS[:20] + FOREIGN[:15], False),
        ([], False),
    ],
    ids=["a line", "a whole note", "half of a note", "nothing"],
)
def test_a_short_text_is_near_when_it_is_nearly_whole(words, is_near):
    make_article(title="Жол", body=html(OURS[:11]))
    make_article(title="Хабар", body=html(OURS[:30]))
    indexing.work_off()
    assert bool(near_texts(typed(words))) == is_near


# --- how much it matters ---------------------------------------------------------------------


def test_a_text_that_readers_have_must_not_come_again(archive):
    trouble = trouble_with(typed(OURS))
    assert trouble.degree == MUST
    assert trouble.sentence.startswith("Дәл осы мәтін бұрын берілген: № ")


def test_a_near_text_under_the_same_title_must_not_either(archive):
    # One word of a hundred is another.
    copy = [*OURS[:50], "басқаша", *OURS[51:]]
    assert trouble_with(typed(copy, title="«Мұрағат 0».")).degree == MUST
    assert trouble_with(typed(copy)).degree == SHOULD


def test_what_readers_have_twice_already_may_be_mended(archive):
    again = make_article(title="Тағы бір рет", body=archive.body)
    indexing.work_off()
    assert trouble_with(again).degree == SHOULD
    again.status = "draft"
    again.save()
    assert trouble_with(again).degree == MUST


def test_what_lies_in_the_bin_is_forgotten(archive):
    Article.objects.filter(pk=archive.pk).update(binned_at=timezone.now(), status="draft")
    assert near_texts(typed(OURS)) == []
    assert same_titles(typed(OURS, title="Мұрағат 0")) == []


@pytest.mark.parametrize("status", ["draft", "review", "withdrawn"])
def test_what_readers_do_not_have_is_told_and_forbids_nothing(archive, status):
    Article.objects.filter(pk=archive.pk).update(status=status)
    trouble = trouble_with(typed(OURS))
    assert trouble.degree == SHOULD
    assert trouble.sentence.endswith(f"«Мұрағат 0», {Status(status).label}.")
    assert trouble.link == f"/redaksia/news/article/{archive.pk}/change/"


def test_what_is_due_counts_like_what_is_out(archive):
    soon = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=archive.pk).update(published_at=soon)
    trouble = trouble_with(typed(OURS))
    assert trouble.degree == MUST
    assert trouble.link.startswith("/redaksia/")


def test_the_same_title_five_times():
    """«Мен өмірді қалаймын»: each with marks of its own, in the column of the old site."""
    titles = ["Мен өмірді қалаймын", "Мен өмірді қалаймын.", "Мен  өмірді қалаймын!"]
    articles = [make_spiritual(title=title) for title in [*titles, *titles[:2]]]
    make_spiritual(title="Мен өмірді қалаймын деді ол")
    indexing.work_off()
    trouble = trouble_with(Article(title="МЕН ӨМІРДІ ҚАЛАЙМЫН", section="spiritual"), "title")
    assert trouble.degree == SHOULD
    assert "Мұндай тақырып бұрын 5 рет қойылған." in trouble.sentence
    assert trouble.link == articles[-1].get_absolute_url()
    assert len(same_titles(articles[0])) == 4


def test_a_title_of_marks_alone_is_like_no_other():
    make_article(title="***")
    indexing.work_off()
    assert same_titles(Article(title="!!!")) == []


# --- sketches --------------------------------------------------------------------------------


def test_entries_older_than_sketches_are_made_anew(archive):
    SearchEntry.objects.filter(pk=archive.pk).update(sketch=None, title_key="")
    assert near_texts(typed(OURS)) == []
    out = io.StringIO()
    call_command("reindex_search", stdout=out)
    assert out.getvalue() == "Indexed: 1 articles.\n"
    assert [one.article.pk for one in near_texts(typed(OURS))] == [archive.pk]
    assert same_titles(Article(title="Мұрағат 0")) == [archive]


def test_a_bulk_update_is_followed(archive):
    Article.objects.filter(pk=archive.pk).update(body="<p>Басқа</p>", title="Басқа")
    indexing.work_off()
    assert near_texts(typed(OURS)) == []
    assert same_titles(Article(title="Мұрағат 0")) == []


def test_a_formula_of_all_articles_does_not_hide_a_copy(archive):
    """PostgreSQL notices what is common; a text of formulas alone is looked up all the same."""
    formula = (
        "Толық ақпаратты біздің әлеуметтік желідегі парақшамыздан оқи аласыздар құрметті оқырман"
    )
    make_articles(60, body=f"<p>{formula}</p>")
    copied = make_article(title="Түпнұсқа", body=html(OURS[:60] + formula.split()))
    indexing.work_off()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE news_searchentry")
    copy = typed([*OURS[:60], *formula.split()])
    assert near_texts(copy)[0].article == copied
    assert near_texts(typed(formula.split() * 4))


def test_few_questions_are_asked(archive):
    copy = typed(OURS)
    with CaptureQueriesContext(connection) as asked:
        near_texts(copy)
    assert len(asked) == 3


@given(st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1, max_size=400))
def test_a_sketch_keeps_the_smallest(hashes):
    kept = sketch(hashes)
    assert kept == sorted(set(hashes))[: len(kept)]
    assert len(kept) >= min(LEAST, len(set(hashes)))
    assert 0 < estimated(kept, kept) <= 1


@given(
    st.lists(st.integers(0, 50), unique=True), st.dictionaries(st.integers(0, 50), st.floats(0, 1))
)
def test_common_hashes_are_left_out_unless_hardly_any_is_left(hashes, common):
    told = telling(hashes, common)
    assert set(told) <= set(hashes)
    assert len(told) >= min(len(hashes), 8)


@pytest.mark.parametrize(("title", "key"), [("", ""), ("«Ә!»", title_key("ә")), ("\u200b…", "")])
def test_title_keys(title, key):
    assert title_key(title) == key


def test_phrases_need_four_words():
    assert phrases(["а", "б", "в"]) == []
    assert len(set(phrases(["а", "б", "в", "г", "ғ"]))) == 2
