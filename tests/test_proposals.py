"""An author's change of a published piece: it waits, is compared in words, and is never lost."""

import threading

import pytest

from news.models import Proposal, Tag
from tests.desk_forms import (
    NEWS,
    change,
    form_of,
    fresh,
    plain,
    press,
    signed_in,
    text_of,
)
from tests.factories import make_article, make_photo
from tests.threads import at_once

pytestmark = pytest.mark.django_db

TEXT = "<p>Бірінші абзац.</p><p>Екінші абзац.</p><p>Үшінші абзац.</p>"


@pytest.fixture
def author():
    return signed_in("author", "erlan")


@pytest.fixture
def editor():
    return signed_in("editor", "aigul")


@pytest.fixture
def article(author):
    return make_article(body=TEXT, written_by=author.person)


def propose(author, article, **fields) -> Proposal:
    fields = {"title": "Көпір бүгін ашылды"} | fields
    assert press(author, article, **fields).status_code == 302
    return Proposal.objects.get(article=article, proposed_by=author.person)


def answer(client, proposal, how="accept", *, desk=NEWS, follow=True, **words):
    sent = {how: "1", "seen": proposal.stamp} | words
    return client.post(f"{desk}proposals/{proposal.pk}/answer/", sent, follow=follow)


def compare(client, proposal):
    return client.get(f"{NEWS}proposals/{proposal.pk}/")


def panels(client, article):
    return {panel.name: panel for panel in client.get(change(article)).context["panels"]}


# --- it waits ----------------------------------------------------------------------------------


def test_a_change_of_a_published_piece_waits_and_readers_see_the_old_one(author, article, client):
    tag, photo = Tag.objects.create(name="Өзен"), make_photo()
    before = fresh(article)
    said = press(author, article, title="Жаңа тақырып", tags=[tag.pk], lead_photo=photo.pk)
    assert "Редактор қарап, қабылдағаннан кейін" in plain(author.get(said.url))
    after = fresh(article)
    assert (after.title, after.version, after.changed) == (before.title, 1, before.changed)
    assert not after.tags.exists()
    assert "Жаңа тақырып" not in text_of(client.get(article.get_absolute_url()))
    assert Proposal.objects.get().snapshot["tags"] == [{"id": tag.pk, "name": "Өзен"}]


def test_the_author_is_told_before_and_after(author, article):
    assert set(panels(author, article)) == {"will_wait"}
    propose(author, article)
    assert set(panels(author, article)) == {"own_proposal"}
    assert "қарауында" in plain(author.get(change(article)))


def test_the_editor_sees_who_proposes_what_in_words(author, editor, article):
    proposal = propose(author, article, body=TEXT.replace("Екінші", "Жаңа"))
    assert "erlan" in plain(editor.get(change(article)))
    page = compare(editor, proposal)
    shown = text_of(page)
    assert "<del>Екінші</del>" in shown
    assert "<ins>Жаңа</ins>" in shown
    assert "&lt;p&gt;" not in shown
    assert [row["label"] for row in page.context["changes"]] == ["тақырыбы", "мәтіні"]


def test_nothing_is_proposed_where_nothing_was_changed(author, article):
    press(author, article)
    assert not Proposal.objects.exists()


def test_a_draft_of_an_own_piece_is_saved_at_once(author):
    draft = make_article(status="draft", written_by=author.person)
    press(author, draft, title="Жаңа")
    assert fresh(draft).title == "Жаңа"
    assert not Proposal.objects.exists()


# --- accepted ----------------------------------------------------------------------------------


def test_accepting_brings_all_of_it_to_readers(author, editor, article, client):
    tag, photo = Tag.objects.create(name="Өзен"), make_photo()
    byline = {"bylines-TOTAL_FORMS": 1, "bylines-0-person": "", "bylines-0-role": "author"}
    byline |= {"bylines-0-text": "Өз тілшіміз"}
    leaves = {"unpublish_at_0": "27.11.2046", "unpublish_at_1": "09:00"}
    proposal = propose(author, article, tags=[tag.pk], lead_photo=photo.pk, **byline, **leaves)
    assert "сайтқа шықты" in plain(answer(editor, proposal))
    article = fresh(article)
    assert (article.title, article.lead_photo, article.version) == ("Көпір бүгін ашылды", photo, 2)
    assert [str(one) for one in article.bylines.all()] == ["Өз тілшіміз"]
    assert article.unpublish_at.year == 2046
    assert article.tags.get() == tag
    assert article.versions.first().saved_by == editor.person
    assert not Proposal.objects.exists()
    assert "Көпір бүгін ашылды" in text_of(client.get(article.get_absolute_url()))


def test_a_change_elsewhere_in_the_piece_is_kept(author, editor, article):
    proposal = propose(author, article, body=TEXT.replace("Екінші", "Жаңа"))
    press(editor, article, body=TEXT.replace("Үшінші", "Соңғы"))
    assert compare(editor, proposal).context["disputes"] == []
    answer(editor, proposal)
    assert fresh(article).body == TEXT.replace("Екінші", "Жаңа").replace("Үшінші", "Соңғы")


def test_a_change_of_the_same_place_is_sent_to_the_form(author, editor, article):
    proposal = propose(author, article, body=TEXT.replace("Екінші", "Жаңа"))
    press(editor, article, body=TEXT.replace("Екінші", "Басқа"))
    page = compare(editor, proposal)
    assert page.context["disputes"]
    assert 'name="accept"' not in text_of(page)
    opened = answer(editor, proposal)
    assert "пішінде біріктіріңіз" in plain(opened)
    assert fresh(article).body == TEXT.replace("Екінші", "Басқа")
    form = opened.context["adminform"].form
    assert (form["version"].value(), form["title"].value()) == (1, "Көпір бүгін ашылды")
    assert f'name="proposal" value="{proposal.stamp}"' in text_of(opened)


def test_a_proposal_that_was_opened_merged_and_saved_has_its_answer(author, editor, article):
    """Over a late save and its merged form too."""
    proposal = propose(author, article)
    press(editor, article, lead="Кіріспе")
    address = f"{change(article)}?proposal={proposal.pk}"
    mine = form_of(editor, article, title="Көпір бүгін ашылды", lead="", version=1)
    late = editor.post(address, mine | {"proposal": proposal.stamp})
    assert late.context["panels"][0].name == "late"
    assert f'name="proposal" value="{proposal.stamp}"' in text_of(late)
    merged = late.context["adminform"].form
    assert (merged["lead"].value(), merged["version"].value()) == ("Кіріспе", 2)
    sent = mine | {"lead": "Кіріспе", "version": 2, "proposal": proposal.stamp}
    assert editor.post(address, sent).status_code == 302
    assert not Proposal.objects.exists()


def test_a_plain_save_of_the_piece_leaves_proposals_waiting(author, editor, article):
    proposal = propose(author, article)
    press(editor, article, lead="Кіріспе")
    press(editor, article, lead="Кіріспе сөз", proposal=f"{proposal.pk}@бірдеңе")
    assert Proposal.objects.exists()


def test_what_the_piece_says_already_is_accepted_without_a_version(author, editor, article):
    proposal = propose(author, article)
    press(editor, article, title="Көпір бүгін ашылды")
    answer(editor, proposal)
    assert fresh(article).version == 2
    assert not Proposal.objects.exists()


def test_times_that_cannot_be_are_sent_to_the_form(author, editor, article):
    leaves = {"unpublish_at_0": "27.11.2030", "unpublish_at_1": "09:00"}
    proposal = propose(author, article, **leaves)
    later = {"published_at_0": "27.11.2046", "published_at_1": "09:00"}
    press(editor, article, **later)
    assert "пішінде біріктіріңіз" in plain(answer(editor, proposal))
    assert fresh(article).unpublish_at is None


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_does():
    author = signed_in("author")
    article = make_article(body=TEXT, written_by=author.person)
    proposal = propose(author, article)
    clients = {name: signed_in("editor", name) for name in ("aigul", "dana")}
    start, said = threading.Barrier(2), {}

    def accept(name):
        start.wait()
        said[name] = plain(answer(clients[name], proposal))

    at_once(accept, clients)
    assert sorted("Өзгеріс қабылданды" in one for one in said.values()) == [False, True]
    assert sorted("жауап берілген" in one for one in said.values()) == [False, True]
    assert fresh(article).version == 2


@pytest.mark.django_db(transaction=True)
def test_of_an_acceptance_and_a_save_at_once_no_word_is_lost():
    author, aigul, dana = (
        signed_in(r, n) for r, n in (("author", "erlan"), ("editor", "aigul"), ("editor", "dana"))
    )
    for turn in range(5):
        article = make_article(body=TEXT, written_by=author.person)
        proposal = propose(author, article, body=TEXT.replace("Екінші", f"Жаңа{turn}"))
        mine = form_of(dana, article, body=TEXT.replace("Үшінші", f"Соңғы{turn}"))
        start, answers = threading.Barrier(2), {}

        def act(name, start=start, answers=answers, article=article, proposal=proposal, mine=mine):
            start.wait()
            if name == "accept":
                # Of two pages drawn at once Django's client would mix the facts.
                answers[name] = answer(aigul, proposal, follow=False)
            else:
                answers[name] = dana.post(change(article), mine)

        at_once(act, ("accept", "save"))
        if answers["save"].status_code == 200:  # late: the merged form is saved
            body = answers["save"].context["adminform"].form["body"].value()
            merged = mine | {"body": body, "version": 2}
            assert dana.post(change(article), merged).status_code == 302
        assert f"Жаңа{turn}" in fresh(article).body
        assert f"Соңғы{turn}" in fresh(article).body
