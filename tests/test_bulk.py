"""Several pieces at once: said first and to how many, obeying versions, and undone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from news.admin.articles import bulk
from news.models import Article
from tests.desk_forms import (
    COLUMN,
    NEWS,
    change,
    fresh,
    plain,
    press,
    signed_in,
    text_of,
    two_person_rule,
)
from tests.factories import make_article, make_articles, make_spiritual

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return signed_in("editor", "aigul")


def make_drafts(count=3, **fields):
    """Pieces that may go out; each with words of its own."""
    words = ("өзен", "мектеп", "көпір", "дала")
    return [
        make_article(
            title=f"Тақырып {words[n]}",
            body=f"<p>Бүгін {words[n]} туралы айтылды</p>",
            **{"status": "draft", "published_at": None, **fields},
        )
        for n in range(count)
    ]


def ask(client, action, articles, desk=NEWS, **more):
    chosen = [article.pk for article in articles]
    return client.post(desk, {"action": action, "_selected_action": chosen} | more)


def pieces(response):
    """What the page that asks would send."""
    return [f"{one.pk}-{one.version}" for one in response.context["ready"]]


def carry_out(client, action, sent, desk=NEWS):
    return client.post(f"{desk}bulk/", {"bulk": action, "piece": sent}, follow=True)


def undo(client, desk=NEWS):
    return client.post(f"{desk}bulk/undo/", follow=True)


def states():
    return list(Article.objects.order_by("pk").values_list("status", flat=True))


# --- said first --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "question"),
    [
        ("publish_selected", "Мына мақалалар жарияланады: 2"),
        ("bin_selected", "Мына мақалалар себетке салынады: 3"),
        ("withdraw_selected", "Мына мақалалар сайттан алынады: 1"),
    ],
)
def test_the_page_says_what_will_happen_and_to_how_many(editor, action, question):
    articles = [*make_drafts(2), make_article(title="Шыққан мақала")]
    asked = ask(editor, action, articles)
    assert question in plain(asked)
    ready = set(asked.context["ready"])
    assert {str(one["article"]) for one in asked.context["left"]} == {
        str(one) for one in articles if one not in ready
    }
    assert states() == ["draft", "draft", "published"]


def test_what_must_be_mended_is_not_published_and_says_why(editor):
    (good,) = make_drafts(1)
    bad = make_article(title="Мәтінсіз", status="draft")
    asked = ask(editor, "publish_selected", [good, bad])
    assert list(asked.context["ready"]) == [good]
    assert "Мәтіні жоқ" in plain(asked)
    carry_out(editor, "publish_selected", [f"{one.pk}-1" for one in (good, bad)])
    assert states() == ["published", "draft"]


def test_where_nothing_would_change_there_is_no_button(editor):
    asked = ask(editor, "withdraw_selected", make_drafts(2))
    assert "ешқайсысы өзгермейді" in plain(asked)
    assert 'name="bulk"' not in text_of(asked)


def test_a_hundred_at_most_are_changed_at_once(editor):
    articles = make_articles(bulk.MOST + 5, body="<p>Мәтін</p>")
    asked = ask(editor, "withdraw_selected", articles, select_across=1)
    assert len(asked.context["ready"]) == bulk.MOST
    assert "ең көбі 100 мақала" in plain(asked)
    carry_out(editor, "withdraw_selected", [f"{one.pk}-1" for one in articles])
    assert states().count("withdrawn") == bulk.MOST


# --- done, obeying versions --------------------------------------------------------------------


def test_a_piece_changed_between_asking_and_confirming_stays_and_is_named(editor):
    articles = make_drafts(3)
    sent = pieces(ask(editor, "publish_selected", articles))
    press(signed_in("editor", "erlan"), articles[1], title="Өзгерген тақырып")
    done = plain(carry_out(editor, "publish_selected", sent))
    assert "Жарияланды: 2." in done
    assert "Осы арада өзгергені қалды: 1. «Өзгерген тақырып»" in done
    assert states() == ["published", "draft", "published"]


def test_sent_twice_it_is_done_once(editor):
    articles = make_drafts(2)
    sent = pieces(ask(editor, "publish_selected", articles))
    carry_out(editor, "publish_selected", sent)
    again = plain(carry_out(editor, "publish_selected", sent))
    assert "өзгергені қалды: 2" in again
    assert {fresh(one).version for one in articles} == {2}


def test_the_rule_of_two_people_holds_for_many(editor):
    two_person_rule()
    own, others = make_drafts(1, written_by=editor.person), make_drafts(2)[1:]
    asked = ask(editor, "publish_selected", own + others)
    assert list(asked.context["ready"]) == others
    carry_out(editor, "publish_selected", [f"{one.pk}-1" for one in own + others])
    assert fresh(own[0]).status == "draft"
    assert fresh(others[0]).status == "published"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"bulk": "delete_selected", "piece": ["1-1"]},
        {"bulk": "publish_selected", "piece": ["", "-", "а-б", "1", "9" * 5000 + "-1", "٣-٣"]},
        {"bulk": "publish_selected", "piece": [f"{2**70}-1", "1-" + "9" * 25, "-1--1"]},
        {"bulk": "publish_selected", "piece": ["0-0"] * 500},
    ],
)
def test_odd_posts_are_no_faults(editor, sent):
    make_drafts(1)
    assert editor.post(f"{NEWS}bulk/", sent, follow=True).status_code == 200
    assert states() == ["draft"]


def test_pieces_of_another_desk_are_out_of_reach(editor):
    oi = make_spiritual(status="draft", body="<p>Мәтін</p>")
    carry_out(editor, "publish_selected", [f"{oi.pk}-1"])
    column = signed_in("column")
    (news,) = make_drafts(1)
    carry_out(column, "publish_selected", [f"{news.pk}-1"], desk=COLUMN)
    assert set(states()) == {"draft"}
    assert column.post(f"{NEWS}bulk/", {"bulk": "bin_selected"}).status_code == 403


def test_pages_that_write_are_not_opened_by_an_address(editor):
    for page in ("bulk/", "bulk/undo/"):
        assert editor.get(NEWS + page).status_code == 405


# --- undone ------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["publish_selected", "bin_selected"])
def test_the_list_offers_to_undo_all_of_it(editor, action):
    articles = make_drafts(3)
    before = [(one.status, one.published_at, one.binned_at) for one in articles]
    done = carry_out(editor, action, pieces(ask(editor, action, articles)))
    assert "Соңғы өзгеріс: 3 мақала" in plain(done)
    assert "Қайтарылды: 3." in plain(undo(editor))
    after = [fresh(one) for one in articles]
    assert [(one.status, one.published_at, one.binned_at) for one in after] == before
    assert {one.version for one in after} == {3}
    assert "Соңғы өзгеріс" not in plain(editor.get(NEWS))


def test_what_readers_had_comes_back_to_them(editor, client):
    article = make_article(body="<p>Мәтін</p>")
    for action in ("withdraw_selected", "bin_selected"):
        carry_out(editor, action, [f"{article.pk}-{fresh(article).version}"])
        assert client.get(article.get_absolute_url()).status_code == 404
        undo(editor)
        assert client.get(article.get_absolute_url()).status_code == 200


def test_a_piece_that_somebody_touched_since_stays(editor):
    articles = make_drafts(2)
    carry_out(editor, "publish_selected", pieces(ask(editor, "publish_selected", articles)))
    press(signed_in("editor", "erlan"), articles[0], title="Түзетілді")
    said = plain(undo(editor))
    assert "Қайтарылды: 1." in said
    assert "сол күйінде қалды: 1" in said
    assert (fresh(articles[0]).status, fresh(articles[0]).title) == ("published", "Түзетілді")
    assert fresh(articles[1]).status == "draft"


@pytest.mark.parametrize(("seconds", "status"), [(-1, "draft"), (1, "published")])
def test_it_can_be_undone_for_ten_minutes(seconds, status):
    now = timezone.now().replace(microsecond=0)
    with time_machine.travel(now, tick=False):
        editor, (article,) = signed_in("editor"), make_drafts(1)
        carry_out(editor, "publish_selected", [f"{article.pk}-1"])
    with time_machine.travel(now + bulk.UNDO + timedelta(seconds=seconds), tick=False):
        undo(editor)
    assert fresh(article).status == status


def test_each_desk_undoes_its_own(editor):
    (article,) = make_drafts(1)
    carry_out(editor, "publish_selected", [f"{article.pk}-1"])
    assert "Соңғы өзгеріс" not in plain(editor.get(COLUMN))
    undo(editor, desk=COLUMN)
    assert fresh(article).status == "published"
    undo(editor)
    assert fresh(article).status == "draft"


def test_nobody_undoes_what_another_did(editor):
    (article,) = make_drafts(1)
    carry_out(editor, "publish_selected", [f"{article.pk}-1"])
    other = signed_in("editor", "erlan")
    assert "Соңғы өзгеріс" not in plain(other.get(NEWS))
    undo(other)
    assert fresh(article).status == "published"


def test_whoever_lost_the_right_meanwhile_undoes_nothing(editor):
    article = make_article(body="<p>Мәтін</p>", written_by=editor.person)
    carry_out(editor, "withdraw_selected", [f"{article.pk}-1"])
    two_person_rule()
    undo(editor)
    assert fresh(article).status == "withdrawn"
    assert editor.get(change(article)).status_code == 200
