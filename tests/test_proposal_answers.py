"""An author's change that was sent back or proposed again, and whose it is to answer."""

import pytest
from django.contrib.admin.models import LogEntry

from news.models import Article, Proposal, Tag
from tests.desk_forms import (
    COLUMN,
    NEWS,
    change,
    form_of,
    fresh,
    page_of,
    plain,
    signed_in,
)
from tests.factories import make_article, make_photo, make_spiritual
from tests.test_proposals import TEXT, answer, article, author, compare, editor, panels, propose

__all__ = ["article", "author", "editor"]

pytestmark = pytest.mark.django_db


# --- sent back, and proposed again -------------------------------------------------------------


def test_a_returned_text_is_found_in_the_authors_form_with_a_word(author, editor, article):
    proposal = propose(author, article, lead="Ұзақ кіріспе")
    answer(editor, proposal, "return", reply="Дереккөзін қосыңыз <b>")
    assert "Дереккөзін қосыңыз <b>" in plain(author.get(change(article)))
    opened = author.get(panels(author, article)["own_proposal"].facts["form"])
    assert opened.context["adminform"].form["lead"].value() == "Ұзақ кіріспе"
    assert "proposals" not in panels(editor, article)
    again = form_of(author, article, title="Көпір бүгін ашылды", lead="Ұзақ кіріспе, дереккөзімен")
    stamp = Proposal.objects.get().stamp
    assert author.post(change(article), again | {"proposal": stamp}).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.reply) == ("open", "")
    assert proposal.snapshot["lead"] == "Ұзақ кіріспе, дереккөзімен"


def test_a_second_change_takes_the_place_of_the_first_and_keeps_its_words(author, article):
    """The form shows the published text: saved from there, the first change comes along."""
    first = propose(author, article, body=TEXT.replace("Екінші", "Жаңа"))
    mine = form_of(author, article, lead="Кіріспе")
    asked = author.post(change(article), mine)
    (panel,) = asked.context["panels"]
    assert panel.name == "proposal_merged"
    form = asked.context["adminform"].form
    assert form["body"].value() == TEXT.replace("Екінші", "Жаңа")
    assert (form["lead"].value(), form["title"].value()) == ("Кіріспе", "Көпір бүгін ашылды")
    assert Proposal.objects.get().snapshot == first.snapshot
    mine |= {"body": form["body"].value(), "title": "Көпір бүгін ашылды"}
    mine["proposal"] = panel.facts["stamp"]
    assert author.post(change(article), mine).status_code == 302
    kept = Proposal.objects.get()
    assert (kept.snapshot["lead"], kept.snapshot["body"]) == ("Кіріспе", form["body"].value())


def test_an_opened_proposal_is_changed_at_will(author, article):
    first = propose(author, article)
    opened = author.get(f"{change(article)}?proposal={first.pk}")
    assert "ұсынысыңыз жаңарады" in plain(opened)
    mine = form_of(author, article, title="Мүлде басқа") | {"proposal": first.stamp}
    author.post(change(article), mine)
    assert Proposal.objects.get().snapshot["title"] == "Мүлде басқа"


@pytest.mark.parametrize("how", ["accept", "return"])
def test_an_answer_is_given_to_the_text_that_was_read(author, editor, article, how):
    read = propose(author, article)
    changed = form_of(author, article, title="Оқылмаған тақырып") | {"proposal": read.stamp}
    author.post(change(article), changed)
    assert "осы арада өзгертті" in plain(answer(editor, read, how))
    kept = Proposal.objects.get()
    assert (kept.state, kept.snapshot["title"]) == ("open", "Оқылмаған тақырып")
    assert fresh(article).title == "Көпір ашылды"


def test_a_form_filled_from_an_older_text_closes_no_newer_one(author, editor, article):
    read = propose(author, article)
    filled = form_of(editor, article, title="Көпір бүгін ашылды") | {"proposal": read.stamp}
    changed = form_of(author, article, title="Жаңарған тақырып") | {"proposal": read.stamp}
    author.post(change(article), changed)
    assert editor.post(change(article), filled).status_code == 302
    assert Proposal.objects.get().snapshot["title"] == "Жаңарған тақырып"


def test_a_tag_that_is_gone_comes_back_by_its_name(author, editor, article):
    tag = Tag.objects.create(name="Өзен")
    proposal = propose(author, article, tags=[tag.pk])
    tag.delete()
    answer(editor, proposal)
    assert fresh(article).tags.get().name == "Өзен"


def test_a_photo_that_is_gone_is_left_out(author, editor, article):
    photo = make_photo()
    proposal = propose(author, article, lead_photo=photo.pk)
    photo.delete()
    answer(editor, proposal)
    assert (fresh(article).title, fresh(article).lead_photo) == ("Көпір бүгін ашылды", None)


# --- whose it is to answer ---------------------------------------------------------------------


def test_the_column_editor_answers_in_the_column_only(author):
    column = signed_in("column")
    news = make_article(written_by=author.person)
    oi = make_spiritual(written_by=author.person)
    waiting = {one: propose(author, one) for one in (news, oi)}
    assert answer(column, waiting[news]).status_code == 403
    assert "қабылданды" not in plain(answer(column, waiting[news], desk=COLUMN))
    assert "қабылданды" in plain(answer(column, waiting[oi], desk=COLUMN))
    assert Proposal.objects.get() == waiting[news]


def test_authors_answer_nothing_not_even_their_own(author, article):
    proposal = propose(author, article)
    other = signed_in("author", "serik")
    assert answer(author, proposal).status_code == 403
    assert compare(author, proposal).status_code == 403
    answer(other, proposal)
    for address in (f"{NEWS}proposals/{proposal.pk}/", f"{change(article)}?proposal={proposal.pk}"):
        assert "Көпір бүгін" not in plain(other.get(address, follow=True))
    assert Proposal.objects.get().state == "open"


@pytest.mark.parametrize("pk", ["0", "7", "9" * 18, "9" * 30, "9" * 5000])
def test_odd_keys_are_no_faults(editor, article, pk):
    assert editor.get(f"{NEWS}proposals/{pk}/").status_code in (302, 404)
    assert editor.post(f"{NEWS}proposals/{pk}/answer/", {"accept": 1}).status_code in (302, 404)
    assert editor.get(f"{change(article)}?proposal={pk}").status_code in (200, 404)


def test_answering_by_an_address_alone_does_nothing(author, editor, article):
    proposal = propose(author, article)
    assert editor.get(f"{NEWS}proposals/{proposal.pk}/answer/").status_code == 405
    assert "осы арада өзгертті" in plain(
        editor.post(f"{NEWS}proposals/{proposal.pk}/answer/", {"accept": 1}, follow=True)
    )
    assert Article.objects.get().version == 1


def test_a_proposal_for_a_piece_in_the_bin_waits_there(author, editor, article):
    proposal = propose(author, article)
    editor.post(page_of(article, "delete/"))
    assert "жауап берілген" in plain(answer(editor, proposal))
    assert Proposal.objects.get().state == "open"


# --- taken back --------------------------------------------------------------------------------


def take_back(client, proposal, *, seen=""):
    address = f"{NEWS}proposals/{proposal.pk}/take-back/"
    return client.post(address, {"seen": seen or proposal.stamp}, follow=True)


def test_an_author_takes_an_own_proposal_back_and_keeps_its_text(author, editor, article):
    proposal = propose(author, article, lead="Ұзақ кіріспе")
    assert "Ұсынысты қайтарып алу" in plain(author.get(change(article)))
    assert "Ұсынысыңызды қайтарып алдыңыз" in plain(take_back(author, proposal))
    assert "proposals" not in panels(editor, article)
    assert compare(editor, proposal).status_code == 302
    found = editor.get(f"{change(article)}?proposal={proposal.pk}")
    assert found.context["adminform"].form["lead"].value() == ""
    assert "жауап берілген" in plain(answer(editor, proposal))
    assert fresh(article).title == "Көпір ашылды"
    told = LogEntry.objects.latest("pk")
    assert told.user == author.person
    assert "ұсынған өзгерісін қайтарып алды" in told.change_message
    opened = author.get(panels(author, article)["own_proposal"].facts["form"])
    assert opened.context["adminform"].form["lead"].value() == "Ұзақ кіріспе"


def test_what_was_taken_back_can_be_proposed_again_or_dropped(author, editor, article):
    proposal = propose(author, article)
    take_back(author, proposal)
    kept = Proposal.objects.get()
    again = form_of(author, article, title="Көпір бүгін ашылды") | {"proposal": kept.stamp}
    author.post(change(article), again)
    kept = Proposal.objects.get()
    assert kept.state == "open"
    take_back(author, kept)
    assert "Ұсынысты өшіру" in plain(author.get(change(article)))
    assert "өшірілді" in plain(take_back(author, Proposal.objects.get()))
    assert not Proposal.objects.exists()


def test_a_proposal_that_changed_meanwhile_is_not_taken_back_unseen(author, article):
    read = propose(author, article)
    changed = form_of(author, article, title="Жаңарған тақырып") | {"proposal": read.stamp}
    author.post(change(article), changed)
    assert "өзгерген" in plain(take_back(author, read))
    assert Proposal.objects.get().state == "open"


def test_what_was_answered_is_not_taken_back(author, editor, article):
    proposal = propose(author, article)
    answer(editor, proposal)
    assert "жауап берілген" in plain(take_back(author, proposal))
    assert fresh(article).title == "Көпір бүгін ашылды"


@pytest.mark.parametrize("role", ["author", "editor", "column", "chief"])
def test_nobody_takes_back_what_somebody_else_proposed(author, article, role):
    proposal = propose(author, article)
    take_back(signed_in(role, "serik"), proposal)
    kept = Proposal.objects.get()
    assert (kept.state, kept.stamp) == ("open", proposal.stamp)
    assert author.get(f"{NEWS}proposals/{proposal.pk}/take-back/").status_code == 405
