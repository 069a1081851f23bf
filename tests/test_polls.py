"""Reader polls: one vote for each browser, until its time and not a second longer."""

from datetime import timedelta

import pytest
from django.test import Client

from letters.models import Option, Poll, Trace, Vote
from tests.factories import make_person_of_the_desk
from tests.letters import NOON, at, is_taken, said, send

pytestmark = pytest.mark.django_db
LIST = "/redaksia/letters/poll/"


def make_poll(*answers, until=NOON + timedelta(days=7), question="Көпір керек пе?"):
    poll = Poll.objects.create(question=question, until=until)
    Option.objects.bulk_create(
        Option(poll=poll, text=text) for text in answers or ("Иә", "Жоқ", "Білмеймін")
    )
    return poll


def page_of(poll):
    return f"/saualnama/{poll.pk}/"


def vote(poll, text="Иә", **how):
    option = poll.options.filter(text=text).first()
    return send(page_of(poll), option=option.pk if option else text, **how)


def counts(poll):
    options = {option.text: option.votes.count() for option in poll.options.all()}
    return [options[text] for text in ("Иә", "Жоқ", "Білмеймін")]


def html(client, poll):
    with at(minutes=1):
        return client.get(page_of(poll)).content.decode()


def test_who_has_voted_sees_the_results():
    poll, client = make_poll(), Client()
    vote(poll, "Жоқ", address="10.0.0.9")
    assert "<meter" not in html(client, poll)
    assert is_taken(vote(poll, client=client))
    page = html(client, poll)
    assert 'name="option"' not in page
    assert page.count("<meter") == 3
    assert "50 %, 1 дауыс" in page
    assert "Барлығы: 2 дауыс" in page


def test_a_browser_votes_once():
    poll, client = make_poll(), Client()
    vote(poll, client=client)
    seal = send(page_of(poll), option="").context["form"].seal
    with at(minutes=5):
        option = poll.options.get(text="Жоқ").pk
        client.post(page_of(poll), {"seal": str(seal), "option": option})
    assert counts(poll) == [1, 0, 0]


def test_a_click_sent_five_times_counts_once():
    poll, client = make_poll(), Client()
    with at():
        seal = client.get(page_of(poll)).context["form"].seal
    fields = {"seal": str(seal), "option": poll.options.get(text="Иә").pk}
    with at(seconds=5):
        # The clicks leave before the cookie of the first comes back.
        answers = [Client().post(page_of(poll), fields) for _ in range(5)]
    assert all(map(is_taken, answers))
    assert counts(poll) == [1, 0, 0]


def test_the_cookie_comes_with_the_vote_and_says_nothing_of_the_choice():
    poll, client = make_poll(), Client()
    with at():
        assert not client.get(page_of(poll)).cookies
    yes, no = vote(poll), vote(poll, "Жоқ")
    [cookie] = yes.cookies.values()
    assert (cookie.key, cookie["httponly"], cookie["samesite"]) == (
        *(f"dauys-{poll.pk}", True),
        "Lax",
    )
    assert cookie.value.partition(":")[0] == no.cookies[cookie.key].value.partition(":")[0] == "1"


def test_a_cookie_made_up_or_of_another_poll_is_none():
    poll, other, client = make_poll(), make_poll(), Client()
    given = vote(other).cookies[f"dauys-{other.pk}"].value
    for value in ("1", "", given):
        client.cookies[f"dauys-{poll.pk}"] = value
        assert 'name="option"' in html(client, poll)


def test_an_address_has_ten_votes_in_each_poll():
    poll, other = make_poll(), make_poll()
    answers = [vote(poll) for _ in range(12)]
    assert sum(map(is_taken, answers)) == 10
    assert "дауыс көп берілді" in said(answers[-1])[0]
    assert is_taken(vote(other))
    assert is_taken(vote(poll, address="10.0.0.2"))
    # Votes are no letters: who has voted may write.
    assert is_taken(send("/bailanys/", text="Сұрақ", consent="on"))


@pytest.mark.parametrize(("seconds", "is_in_time"), [(-1, True), (0, False), (1, False)])
def test_its_end_is_obeyed_to_the_second(seconds, is_in_time):
    poll, client = make_poll(until=NOON + timedelta(minutes=10)), Client()
    with at():
        seal = client.get(page_of(poll)).context["form"].seal
    fields = {"seal": str(seal), "option": poll.options.get(text="Иә").pk}
    with at(minutes=10, seconds=seconds):
        answer = client.post(page_of(poll), fields)
    assert is_taken(answer) is is_in_time
    assert counts(poll) == [1 if is_in_time else 0, 0, 0]
    if not is_in_time:
        assert "Дауыс беру аяқталды" in said(answer)[0]
        assert b"<meter" in answer.content


@pytest.mark.parametrize("option", ["", "0", "x", "9" * 40])
def test_what_is_no_answer_is_a_sentence(option):
    poll, other = make_poll(), make_poll("Бөтен", "Жат")
    for wrong in (option, other.options.first().pk):
        refused = send(page_of(poll), option=wrong)
        assert "Бір жауапты таңдаңыз." in said(refused)
    assert not Vote.objects.exists()


def test_nothing_leads_from_a_vote_to_its_sender():
    poll = make_poll()
    vote(poll, address="203.0.113.9")
    [trace], [given] = Trace.objects.values(), Vote.objects.values()
    assert set(given) == {"id", "option_id"}
    assert given["id"] != trace["key"]
    assert "203.0.113" not in str(trace)


def test_finished_pages_lead_to_polls_and_hold_none(client):
    poll = make_poll()
    assert '"/saualnama/"' in client.get("/").content.decode()
    listed = client.get("/saualnama/")
    assert page_of(poll) in listed.content.decode()
    assert listed["Cache-Control"] == client.get(page_of(poll))["Cache-Control"] == "no-store"
    assert client.get("/saualnama/999/").status_code == 404


def form(*answers, question="Көпір керек пе?", **fields):
    sent = {"question": question, "until_0": "01.12.2030", "until_1": "12:00"}
    sent |= {"options-TOTAL_FORMS": len(answers), "options-INITIAL_FORMS": 0}
    sent |= {f"options-{number}-text": text for number, text in enumerate(answers)}
    return sent | fields


@pytest.fixture
def editor(client):
    client.force_login(make_person_of_the_desk("editor"))
    return client


@pytest.mark.parametrize(("count", "is_made"), [(1, False), (2, True), (10, True), (11, False)])
def test_an_editor_asks_with_two_to_ten_answers(editor, count, is_made):
    editor.post(f"{LIST}add/", form(*[f"Жауап {number}" for number in range(count)]))
    assert Poll.objects.exists() is is_made


def test_after_a_vote_neither_question_nor_answers_change(editor):
    poll = make_poll()
    vote(poll)
    first, *_ = options = poll.options.all()
    sent = form("Бөтен", "Жат", "Өзге", question="Басқа сұрақ")
    sent |= {f"options-{number}-id": option.pk for number, option in enumerate(options)}
    editor.post(f"{LIST}{poll.pk}/change/", sent | {"options-INITIAL_FORMS": 3})
    poll.refresh_from_db()
    first.refresh_from_db()
    assert (poll.question, first.text) == ("Көпір керек пе?", "Иә")
    assert poll.until.year == 2030


@pytest.mark.parametrize("role", ["author", "column"])
def test_others_do_not_ask(client, role):
    client.force_login(make_person_of_the_desk(role))
    assert client.post(f"{LIST}add/", form("Иә", "Жоқ")).status_code == 403
    assert not Poll.objects.exists()
