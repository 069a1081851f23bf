"""Comments: off unless both switches are on, read by an editor first, and two levels deep."""

from datetime import timedelta

import pytest
from django.test import Client

from letters.models import Comment, Trace
from news.models import Newsroom
from tests.factories import local, make_article
from tests.letters import at, is_taken, open_article, said, send

pytestmark = pytest.mark.django_db


def page_of(article):
    return f"/pikirler/{article.pk}/"


def write(article, text="Көпір керек еді", *, query="", name="Асқар", **how):
    return send(page_of(article) + query, name=name, text=text, **how)


def make_comment(article, text="Көпір керек еді", *, state="public", **fields):
    return Comment.objects.create(article=article, name="Асқар", text=text, state=state, **fields)


def html(client, address):
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("allowed", "is_open", "found"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_they_are_off_unless_both_switches_are_on(client, allowed, is_open, found):
    Newsroom.objects.create(pk=1, comments_allowed=allowed)
    article = make_article(comments_open=is_open)
    assert (client.get(page_of(article)).status_code == 200) is found
    assert ("Пікірлер:" in html(client, article.get_absolute_url())) is found


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"published_at": local("2099-01-01 12:00")}]
)
def test_nobody_comments_on_what_nobody_can_read(client, fields):
    article = open_article(**fields)
    assert client.get(page_of(article)).status_code == 404
    assert client.post(page_of(article), {"name": "x", "text": "x"}).status_code == 404


def test_a_comment_waits_until_an_editor_lets_it_through(client):
    article = open_article()
    assert is_taken(write(article))
    comment = Comment.objects.get()
    assert (comment.name, comment.text, comment.state) == ("Асқар", "Көпір керек еді", "waiting")
    assert "Көпір керек" not in html(client, page_of(article))
    Comment.objects.update(state="public")
    assert "Көпір керек" in html(client, page_of(article))
    assert 'Пікірлер: <span class="number">1</span>' in html(client, article.get_absolute_url())


def test_the_reader_is_thanked_on_a_page_that_sends_nothing_again(client):
    answer = write(open_article())
    page = html(client, answer["Location"].partition("#")[0])
    assert "Пікіріңіз редакцияға жетті" in page


@pytest.mark.parametrize("state", ["waiting", "rejected", "spam"])
def test_what_was_not_let_through_is_not_counted(client, state):
    article = open_article()
    make_comment(article, state=state)
    assert 'Пікірлер: <span class="number">0</span>' in html(client, article.get_absolute_url())
    assert "Әзірге пікір жоқ" in html(client, page_of(article))


def test_an_answer_to_an_answer_stands_under_the_same_comment():
    article = open_article()
    first = make_comment(article)
    assert is_taken(write(article, "Бірінші жауап", query=f"?zhauap={first.pk}"))
    Comment.objects.update(state="public")
    answer = Comment.objects.get(text="Бірінші жауап")
    assert is_taken(write(article, "Екінші", query=f"?zhauap={answer.pk}", address="10.0.0.2"))
    assert list(first.replies.values_list("text", flat=True).order_by("pk")) == [
        "Бірінші жауап",
        "Екінші",
    ]


def test_answers_go_with_the_comment_that_is_taken_down(client):
    article = open_article()
    first = make_comment(article, "Бірінші")
    make_comment(article, "Жауап сөз", parent=first)
    assert "Жауап сөз" in html(client, page_of(article))
    Comment.objects.filter(pk=first.pk).update(state="spam")
    assert "Жауап сөз" not in html(client, page_of(article))
    assert 'Пікірлер: <span class="number">0</span>' in html(client, article.get_absolute_url())


def test_another_articles_comment_is_not_answered_here():
    other = make_comment(open_article(title="Басқа"))
    article = open_article()
    for number, key in enumerate((other.pk, "x", "9" * 40, "-1")):
        address = f"10.0.1.{number}"
        assert is_taken(write(article, f"Жауап {key}", query=f"?zhauap={key}", address=address))
    assert not Comment.objects.below(article).exclude(parent=None).exists()


def test_marks_and_links_of_a_comment_are_text(client):
    article = open_article()
    make_comment(article, '<script>alert(1)</script> <a href="https://spam.kz">мұнда</a>')
    page = html(client, page_of(article))
    assert "&lt;script&gt;alert(1)" in page
    assert 'href="https://spam.kz"' not in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Бұл өріс бос қалды."),
        ({"text": "\u200b \u202e"}, "Бұл өріс бос қалды."),
        ({"name": "  "}, "Бұл өріс бос қалды."),
        ({"text": "ә" * 2001}, "Тым ұзақ: 2000 таңбадан аспасын, қазір 2001."),
        ({"name": "ә" * 61}, "Тым ұзақ: 60 таңбадан аспасын, қазір 61."),
        ({"text": "https://a.kz www.b.kz"}, "Пікірде бір ғана сілтеме болсын."),
    ],
)
def test_a_refusal_is_a_sentence_and_keeps_what_was_typed(fields, sentence):
    answer = write(open_article(), **{"text": "Мәтінім тұрсын", "name": "Гүлнар"} | fields)
    assert answer.status_code == 400
    assert sentence in said(answer)
    kept = {"text": "Мәтінім тұрсын", "name": "Гүлнар"} | fields
    page = answer.content.decode()
    assert all(value.strip("\u200b\u202e ") in page for value in kept.values())
    assert not Comment.objects.exists()


def test_signs_that_no_page_can_carry_are_taken_out():
    assert is_taken(write(open_article(), "Бір\0ін\u202eші\r\nЕкінші"))
    assert Comment.objects.get().text == "Бірінші\nЕкінші"


def test_what_was_typed_when_comments_were_closed_stands_on_the_page(client):
    article = open_article()
    form = client.get(page_of(article)).context["form"]
    Newsroom.objects.update(comments_allowed=False)
    fields = {"seal": str(form.seal), "name": "Асқар", "text": "Сөзім қалсын"}
    answer = client.post(page_of(article), fields)
    assert answer.status_code == 403
    assert "Сөзім қалсын" in answer.content.decode()
    assert not Comment.objects.exists()


def test_the_form_is_never_kept_and_sets_no_cookie(client):
    article = open_article()
    for answer in (client.get(page_of(article)), write(article), write(article, "")):
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies


def test_a_page_of_another_site_sends_nothing(client):
    article = open_article()
    seal = str(client.get(page_of(article)).context["form"].seal)
    fields = {"seal": seal, "name": "Асқар", "text": "Сөзім"}
    for header in ({"Origin": "https://evil.kz"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post(page_of(article), fields, headers=header)
        assert answer.status_code == 403
        assert "басқа сайттан" in answer.content.decode()
        assert "Сөзім" in answer.content.decode()
    assert not Comment.objects.exists()


def test_long_talks_have_pages(client):
    article = open_article()
    Comment.objects.bulk_create(
        Comment(article=article, name="А", text=f"Сөз {number}.", state="public")
        for number in range(25)
    )
    assert "Сөз 24." not in html(client, page_of(article))
    assert "Сөз 24." in html(client, f"{page_of(article)}page/2/")
    assert client.get(f"{page_of(article)}page/3/").status_code == 404


def test_a_page_asks_as_little_for_many_as_for_few(client, django_assert_num_queries):
    article = open_article()
    make_comment(article, parent=make_comment(article))
    html(client, page_of(article))
    with django_assert_num_queries(7):
        html(client, page_of(article))
    for _ in range(9):
        make_comment(article, parent=make_comment(article))
    with django_assert_num_queries(7):
        html(client, page_of(article))


def test_it_is_read_and_written_in_the_other_scripts():
    article = open_article()
    make_comment(article)
    client = Client()
    answer = send(f"/lat{page_of(article)}", client=client, name="Askar", text="Köpir kerek")
    assert answer["Location"].startswith(f"/lat{page_of(article)}?")
    assert "kerek ed" in html(client, f"/lat{page_of(article)}")
    refused = send(f"/lat{page_of(article)}", name="Асқар", text="", address="10.0.0.2")
    assert 'value="Асқар"' in refused.content.decode()


def test_nothing_of_the_senders_address_is_kept(client):
    article = open_article()
    write(article, address="203.0.113.77")
    [trace] = Trace.objects.values()
    assert "203.0.113" not in str(trace)
    assert len(trace["sender"]) == 32
    assert {field.name for field in Comment._meta.fields} == {
        *("id", "article", "parent", "name", "text", "state"),
        *("sent_at", "decided_at", "decided_by"),
    }


def test_sending_twice_is_keeping_once(client):
    article = open_article()
    with at():
        seal = str(client.get(page_of(article)).context["form"].seal)
    fields = {"seal": seal, "name": "Асқар", "text": "Бір рет"}
    with at(seconds=20):
        answers = [client.post(page_of(article), fields) for _ in range(5)]
    assert all(map(is_taken, answers))
    assert len({answer["Location"] for answer in answers}) == 1
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("after", "sentence"),
    [(0, "Тым тез жіберілді"), (2, "Тым тез жіберілді"), (13 * 3600, "тым ұзақ ашық")],
)
def test_too_fast_and_too_late_are_sent_again_with_the_text(client, after, sentence):
    article = open_article()
    refused = write(article, "Сөзім орнында", after=after, client=client)
    assert sentence in said(refused)[0]
    page = refused.content.decode()
    assert "Сөзім орнында" in page
    seal = str(refused.context["form"].seal)
    with at(seconds=after + 5):
        again = client.post(page_of(article), {"seal": seal, "name": "А", "text": "Сөзім орнында"})
    assert is_taken(again)


@pytest.mark.parametrize("seal", ["", "x", "x:y:z", "9" * 9000, "\0", "ә:ә"])
def test_a_seal_that_is_not_ours_is_no_seal(client, seal):
    article = open_article()
    answer = client.post(page_of(article), {"seal": seal, "name": "А", "text": "Сөз"})
    assert answer.status_code == 400
    assert "қайта басыңыз" in said(answer)[0]


def test_another_pages_seal_is_no_seal(client):
    article, other = open_article(), open_article(title="Басқа")
    with at():
        seal = str(client.get(page_of(other)).context["form"].seal)
    with at(seconds=20):
        answer = client.post(page_of(article), {"seal": seal, "name": "А", "text": "Сөз"})
    assert answer.status_code == 400


def test_who_fills_in_the_hidden_field_is_told_so():
    answer = write(open_article(), "Сөзім орнында", website="https://spam.kz")
    assert "Бос қалатын өріске" in said(answer)[0]
    assert "Сөзім орнында" in answer.content.decode()
    assert not Comment.objects.exists()


def test_limits_are_told_and_end(client):
    article = open_article()
    assert is_taken(write(article, "Бір"))
    refused = write(article, "Екі", begun=timedelta(seconds=2))
    assert refused.status_code == 429
    assert "Он бес секундтан кейін" in said(refused)[0]
    assert "Екі" in refused.content.decode()
    for number in range(1, 5):
        assert is_taken(write(article, f"Сөз {number}", begun=timedelta(minutes=number)))
    assert "Он минуттан кейін" in said(write(article, "Көп", begun=timedelta(minutes=5)))[0]
    assert is_taken(write(article, "Көп", begun=timedelta(minutes=20)))


def test_the_same_text_is_taken_once_from_one_and_thrice_from_many():
    article, text = open_article(), "Мына сайттан арзан несие алыңыздар, тез және кепілсіз."
    assert is_taken(write(article, text))
    again = write(article, text.upper(), begun=timedelta(hours=1))
    assert "келіп түскен" in said(again)[0]
    others = [write(article, text, address=f"10.0.1.{number}") for number in range(4)]
    assert [is_taken(answer) for answer in others] == [True, True, False, False]
    assert "Өз сөзіңізбен" in said(others[-1])[0]
    thanks = [write(article, "Рақмет!", address=f"10.0.2.{number}") for number in range(6)]
    assert all(map(is_taken, thanks))


def test_one_house_is_one_sender_in_the_newer_addresses():
    article = open_article()
    assert is_taken(write(article, "Бір", address="2001:db8:1:2::5"))
    assert not is_taken(write(article, "Екі", address="2001:db8:1:2:aaaa::7"))
    assert is_taken(write(article, "Үш", address="2001:db8:1:3::5"))
