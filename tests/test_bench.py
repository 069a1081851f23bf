"""The judged questions of make bench-search: as many as promised, each of its kind, answerable."""

import random
import re
from collections import Counter
from itertools import islice

import pytest
from django.utils import timezone

from bench.search import judging, loading, systems
from bench.search.data import GENERAL, KINDS, Asked, concepts, names, questions
from bench.search.writing import EACH, Zipf, archive, judged
from news import demo

QUESTIONS = questions()
CONCEPTS = concepts()
ALPHABETS = {
    "plain": r"[а-яәғқңөұүһі -]+",
    "keyboard": r"[а-я ]+",
    "latin": r"[a-zäöüğŋşıūáǵńóúý' ]+",
    "arabic": r"[\u0600-\u06ff ]+",
}


def of_kinds(*kinds: str) -> list[Asked]:
    return [asked for asked in QUESTIONS if asked.kind in kinds]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def titles(asked: Asked) -> list[str]:
    answering = [CONCEPTS[name] for name in asked.concepts]
    return [title for concept in answering for title in (*concept.title, *concept.demo)]


def test_there_are_as_many_questions_of_each_kind_as_promised():
    assert Counter(asked.kind for asked in QUESTIONS) == KINDS
    assert len(QUESTIONS) == 300


def test_no_question_is_asked_twice():
    assert len({asked.text for asked in QUESTIONS}) == len(QUESTIONS)


def test_every_question_is_answered_by_an_article():
    written = {article.concept for article in judged()}
    assert [asked.text for asked in QUESTIONS if not asked.concepts & written] == []
    assert {name for asked in QUESTIONS for name in asked.concepts} <= CONCEPTS.keys() - {GENERAL}


@pytest.mark.parametrize("asked", of_kinds("inflected", "several"), ids=lambda asked: asked.text)
def test_an_inflected_word_stands_in_no_relevant_title(asked):
    assert words(asked.text) & words(" ".join(titles(asked))) == set()


def test_several_words_are_several():
    assert [asked.text for asked in of_kinds("several") if len(asked.text.split()) < 2] == []


@pytest.mark.parametrize("kind", ALPHABETS)
def test_questions_are_typed_in_the_letters_of_their_kind(kind):
    strange = [one.text for one in of_kinds(kind) if not re.fullmatch(ALPHABETS[kind], one.text)]
    assert strange == []


def test_a_slip_is_no_word_of_the_concept():
    for asked in of_kinds("misspelt"):
        text = " ".join(s for name in asked.concepts for s in CONCEPTS[name].text)
        assert not words(asked.text) <= words(text), asked.text


def test_the_demos_articles_are_known_by_their_titles():
    lines = demo.demo_lines(timezone.localtime())
    known = {line["title"] for line in lines if "title" in line}
    assert {title for concept in CONCEPTS.values() for title in concept.demo} <= known


def test_concepts_are_written_out_or_come_from_the_demo():
    for name, concept in CONCEPTS.items():
        if name == GENERAL:
            continue
        counts = [len(part) for part in (concept.title, concept.lead, concept.text, concept.aside)]
        assert counts == [3, 2, 4, 1] or (counts == [0, 0, 0, 0] and concept.demo), name


def test_an_aside_of_a_concept_has_no_sentence_of_its_text():
    for concept in CONCEPTS.values():
        assert not set(concept.aside) & {*concept.text, *concept.lead, *concept.title}


def test_articles_are_the_same_on_every_run():
    assert [(a.title, a.body) for a in judged()] == [(a.title, a.body) for a in judged()]
    assert [a.title for a in archive(20)] == [a.title for a in archive(20)]


def test_a_concept_has_its_articles_and_no_place_is_left_unfilled():
    written = judged()
    counts = Counter(article.concept for article in written)
    assert all(counts[name] >= EACH for name, one in CONCEPTS.items() if one.title)
    assert not any("{" in f"{one.title}{one.lead}{one.body}" for one in written)
    assert len(names("villages")) == 20


def test_few_words_of_an_archive_are_common():
    zipf = Zipf(random.Random(1), range(1000))
    drawn = Counter(zipf.draw() for _ in range(5000))
    assert drawn[0] > 20 * drawn[500]


def answer(shown: list[int], concept: str = "a") -> judging.Answer:
    asked = Asked("plain", "сұрақ", frozenset({concept}))
    return judging.judge(asked, shown, {pk: "a" if pk < 20 else "b" for pk in range(22)})


def test_recall_counts_what_could_stand_among_the_first_ten():
    assert answer(list(range(5))).recall == 0.5
    assert answer([20, 21, 1], "b").recall == 1
    assert answer([1, 20], "b").recall == 0.5
    assert not answer([1, 20], "b").is_first_right
    assert answer([]).is_empty


def test_gain_is_told_in_percent():
    assert judging.more([(0.6, 0.5), (0.9, 0.7)]) == pytest.approx(25)
    low, high = judging.interval([0.0, 1.0] * 100, lambda some: sum(some) / len(some))
    assert 0.4 < low < 0.5 < high < 0.6


def test_all_systems_answer(db):
    about = loading.load(islice(judged(), 55, 140))
    loading.load_peers()
    loading.indexing.work_off()
    asked = [one for one in of_kinds("plain") if one.concepts & set(about.values())]
    systems.weighed.cache_clear()
    for system in (systems.ours, *systems.SIMPLE.values(), *systems.TRIGRAMS.values()):
        assert any(one.recall for one in judging.answers(system, asked, about))
    systems.weighed.cache_clear()
