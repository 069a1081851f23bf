"""An author's change of a published piece: it waits, is compared in words, and is never lost."""

import threading

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
    press,
    signed_in,
    text_of,
)
from tests.factories import make_article, make_photo, make_spiritual
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
