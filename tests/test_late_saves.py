"""Two people on one piece: the second save is refused, and nothing of either is lost."""

import random
import re
import threading

import pytest

from news.models import Article, Tag
from tests.desk_forms import change, form_of, signed_in, text_of
from tests.factories import make_article, make_photo, make_rubric
from tests.threads import at_once

pytestmark = pytest.mark.django_db

TEXT = "<p>Бірінші абзац.</p><p>Екінші абзац.</p><p>Үшінші абзац.</p>"


@pytest.fixture
def two():
    return signed_in("editor", "aigul"), signed_in("editor", "erlan")


def refused(response):
    """The form after a refusal: what its fields hold, and the panel above."""
    assert response.status_code == 200
    form = response.context["adminform"].form
    panel = response.context["panels"][0]
    assert panel.name == "late"
    return form, panel


def test_both_changes_stand_in_the_form_and_are_saved_in_one_step(two):
    first, second = two
    article = make_article(body=TEXT)
    mine = form_of(second, article, title="Көпір бүгін ашылды")
    mine["body"] = TEXT.replace("Үшінші", "Соңғы")
    theirs = form_of(first, article)
    theirs["body"] = TEXT.replace("Бірінші", "Алғашқы")
    assert first.post(change(article), theirs).status_code == 302
    form, panel = refused(second.post(change(article), mine))
    assert panel.facts["saved_by"] == "aigul"
    assert panel.facts["is_clean"]
    assert form.initial["body"] == TEXT.replace("Бірінші", "Алғашқы").replace("Үшінші", "Соңғы")
    again = mine | {"title": form.initial["title"], "body": form.initial["body"]}
    assert second.post(change(article), again | {"version": 2}).status_code == 302
    saved = Article.objects.get()
    assert (saved.title, saved.body, saved.version) == (
        "Көпір бүгін ашылды",
        form.initial["body"],
        3,
    )


def test_the_three_texts_stand_side_by_side(two):
    first, second = two
    article = make_article(lead="Ортақ кіріспе")
    mine = form_of(second, article, lead="Менің кіріспем")
    first.post(change(article), form_of(first, article, lead="Басқаның кіріспесі"))
    response = second.post(change(article), mine)
    _, panel = refused(response)
    assert not panel.facts["is_clean"]
    page = re.sub(r"<[^>]*>", "", text_of(response))
    for words in ("Ортақ кіріспе", "Басқаның", "Менің", "екі нұсқасы да мәтінде тұр"):
        assert words in page


def test_lists_and_choices_are_merged_too(two):
    first, second = two
    kept, mine_tag, their_tag = (Tag.objects.create(name=name) for name in ("Өзен", "Су", "Жол"))
    article = make_article()
    article.tags.add(kept)
    rubric, photo = make_rubric("sport", "Спорт"), make_photo()
    mine = form_of(second, article, tags=[kept.pk, mine_tag.pk], lead_photo=photo.pk)
    theirs = form_of(first, article, tags=[kept.pk, their_tag.pk], rubric=rubric.pk)
    first.post(change(article), theirs)
    form, _ = refused(second.post(change(article), mine))
    assert set(form.initial["tags"]) == {str(tag.pk) for tag in (kept, mine_tag, their_tag)}
    assert form.initial["rubric"] == str(rubric.pk)
    assert form.initial["lead_photo"] == str(photo.pk)


def test_the_form_after_a_refusal_carries_the_new_version_and_all_bylines(two):
    first, second = two
    article = make_article()
    mine = form_of(second, article)
    mine |= {"bylines-TOTAL_FORMS": 1, "bylines-0-person": "", "bylines-0-role": "author"}
    mine |= {"bylines-0-text": "Өз тілшіміз"}
    first.post(change(article), form_of(first, article, title="Басқа"))
    response = second.post(change(article), mine)
    form, _ = refused(response)
    assert form["version"].value() == 2
    assert "Өз тілшіміз" in text_of(response)


def test_half_written_values_come_back_as_they_were_typed(two):
    first, second = two
    article = make_article()
    mine = form_of(second, article, title="", source_url="жоқ мекенжай")
    mine |= {"unpublish_at_0": "ертең", "unpublish_at_1": ""}
    first.post(change(article), form_of(first, article, lead="Басқа"))
    page = text_of(second.post(change(article), mine))
    assert "жоқ мекенжай" in page
    assert "ертең" in page


def test_a_save_that_changes_nothing_makes_nobody_late(two):
    first, second = two
    article = make_article(body=TEXT)
    mine = form_of(second, article, title="Көпір бүгін ашылды")
    assert first.post(change(article), form_of(first, article)).status_code == 302
    assert Article.objects.get().version == 1
    assert second.post(change(article), mine).status_code == 302
    assert Article.objects.get().title == "Көпір бүгін ашылды"


@pytest.mark.django_db(transaction=True)
def test_a_hundred_races_lose_no_word():
    """Two people save at the same moment; whoever is late saves the merged text."""
    clients = {name: signed_in("editor", name) for name in ("aigul", "erlan")}
    # All pieces differ in nothing but their words, and so do their forms.
    forms = {name: form_of(client, make_article()) for name, client in clients.items()}
    for turn in range(100):
        chance = random.Random(turn)
        words = [
            "су",
            "жол",
            "көпір",
            "мектеп",
            "өзен",
            "күріш",
            "балық",
            "теміржол",
            "кітап",
            "дала",
        ]
        paragraphs = [f"{chance.choice(words)} {number}" for number in range(chance.randint(1, 6))]
        article = make_article(body=html(paragraphs))
        texts = {name: html(edited(paragraphs, name, chance)) for name in clients}
        race(clients, article, {name: forms[name] | {"body": texts[name]} for name in texts})
        said = set(re.findall(r"\w+", Article.objects.get(pk=article.pk).body))
        for text in texts.values():
            assert set(re.findall(r"(?:aigul|erlan)\d+", text)) <= said


def race(clients, article, sent):
    start, answers = threading.Barrier(2), {}

    def save(name):
        start.wait()
        answers[name] = clients[name].post(change(article), sent[name])

    at_once(save, clients)
    (late,) = (name for name, answer in answers.items() if answer.status_code == 200)
    form, _ = refused(answers[late])
    merged = sent[late] | {"body": form.initial["body"], "version": 2}
    assert clients[late].post(change(article), merged).status_code == 302


def html(paragraphs):
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def edited(paragraphs, name, chance):
    """The paragraphs with words of one person: within, before, in place of, and after."""
    changed = []
    for number, text in enumerate(paragraphs):
        kind = chance.choice(("keep", "keep", "add", "replace", "new", "drop"))
        word = f"{name}{number}"
        changed += {
            "keep": [text],
            "add": [f"{text} {word}"],
            "replace": [word],
            "new": [word, text],
            "drop": [],
        }[kind]
    return [*changed, f"{name}{99}"]
