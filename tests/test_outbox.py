"""What changed is told elsewhere: once each, in the transaction of the change, until it arrives."""

import base64
import hashlib
import hmac
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from news import actions
from news.models import Article
from syndication import outbox
from syndication.models import Change, Delivery, Outlet, State
from syndication.outbox import post
from tests.factories import make_article, make_articles, make_correction, make_rubric
from tests.receivers import Receiver, listening
from tests.serving import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_is_allowed(settings):
    settings.OUTLETS_MAY_BE_PRIVATE = True


@pytest.fixture
def receiver():
    with listening(Receiver()) as one:
        yield one


@pytest.fixture
def webhook(receiver):
    address = f"{receiver.address}/qazaly?a=1"
    return Outlet.objects.create(kind="webhook", name="Баспа", address=address, is_on=True)


def events(receiver):
    return [one["type"].removeprefix("article.") for one in receiver.told]


def later(**span):
    return time_machine.travel(timezone.now() + timedelta(**span), tick=False)


def test_each_change_for_readers_is_told(receiver, webhook):
    article = actions.publish(make_article(status="draft"), by=None)
    outbox.turn()
    article.title = "Басқа"
    article.save()
    outbox.turn()
    make_correction(article)
    outbox.turn()
    actions.withdraw(article, by=None)
    outbox.turn()
    actions.publish(article, by=None)
    outbox.turn()
    Article.objects.get(pk=article.pk).delete()
    outbox.turn()
    told = ["published", "updated", "corrected", "withdrawn", "published", "deleted"]
    assert events(receiver) == told
    data = receiver.told[1]["data"]
    assert (data["id"], data["title"]) == (article.pk, "Басқа")
    assert data["url"] == f"http://testserver{article.get_absolute_url()}"
    assert receiver.told[-1]["data"]["url"] == data["url"]
    assert outbox.turn() == 0


def test_what_is_withdrawn_is_told_as_readers_knew_it(receiver, webhook):
    article = make_article(title="Көпір ашылды")
    outbox.turn()
    address = f"http://testserver{article.get_absolute_url()}"
    article.title, article.slug, article.status = "Әкім неге үнсіз?", "akim", "withdrawn"
    article.save()
    outbox.turn()
    assert events(receiver)[-1] == "withdrawn"
    data = receiver.told[-1]["data"]
    assert (data["title"], data["url"]) == ("Көпір ашылды", address)
    assert Delivery.objects.latest("created_at").title == "Көпір ашылды"


def test_what_readers_do_not_see_is_told_to_nobody(receiver, webhook):
    draft = make_article(status="draft")
    draft.title = "Әлі жоба"
    draft.save()
    article = make_article(published_at=timezone.now() + timedelta(hours=1))
    article.title = "Ертең"
    article.save()
    draft.delete()
    outbox.turn()
    assert receiver.came == []


def test_several_changes_before_a_turn_are_one(receiver, webhook):
    article = make_article()
    article.title = "Екінші"
    article.save()
    actions.withdraw(make_article(title="Келді де кетті"), by=None)
    outbox.turn()
    assert [one["data"]["title"] for one in receiver.told] == ["Екінші"]
    assert events(receiver) == ["published"]


def test_what_comes_and_leaves_by_itself_is_told_at_its_time(receiver, webhook):
    now = timezone.now()
    make_article(published_at=now + timedelta(hours=1), unpublish_at=now + timedelta(hours=2))
    told = []
    for minutes in (59, 61, 119, 121):
        with later(minutes=minutes):
            outbox.turn()
        told.append(events(receiver))
    both = ["published", "withdrawn"]
    assert told == [[], both[:1], both[:1], both]


def test_a_time_that_was_moved_tells_once(receiver, webhook):
    article = make_article(published_at=timezone.now() + timedelta(hours=1))
    article.published_at += timedelta(hours=1)
    article.save()
    with later(minutes=61):
        outbox.turn()
    assert receiver.came == []
    actions.publish(article, by=None, at=timezone.now())
    outbox.turn()
    with later(hours=3):
        outbox.turn()
    assert events(receiver) == ["published"]


def test_a_change_that_was_taken_back_was_none(webhook):
    with transaction.atomic():
        make_article()
        assert Change.objects.exists()
        transaction.set_rollback(True)
    assert not Change.objects.exists()


def test_bulk_writes_are_noted_too_and_nothing_where_nobody_listens(webhook):
    articles = make_articles(3)
    Article.objects.update(title="Бәрі бірдей")
    assert Change.objects.count() == 6
    Change.objects.all().delete()
    Outlet.objects.update(is_on=False)
    Article.objects.filter(pk=articles[0].pk).update(title="Ешкімге")
    assert not Change.objects.exists()


def test_a_receiver_can_tell_that_it_is_us(receiver, webhook):
    make_article()
    outbox.turn()
    [(path, headers, content)] = receiver.came
    assert path == "/qazaly?a=1"
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + content
    key = base64.b64decode(webhook.secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["X-Delivery"] == headers["webhook-id"]


@pytest.mark.parametrize("fault", ["500", "slow", "down"])
def test_what_fails_is_repeated_with_the_same_id(receiver, webhook, fault, monkeypatch):
    monkeypatch.setattr(post, "TIMEOUT", 0.3)
    receiver.status = 500 if fault == "500" else 200
    receiver.delay = 1.0 if fault == "slow" else 0
    if fault == "down":
        Outlet.objects.update(address=f"http://127.0.0.1:{free_port()}/")
    make_article()
    outbox.turn()
    waiting = Delivery.objects.get()
    assert (waiting.state, waiting.attempts) == (State.WAITING, 1)
    assert waiting.said
    # Not at once.
    assert outbox.turn() == 0
    receiver.status, receiver.delay = 200, 0
    Outlet.objects.update(address=receiver.address)
    with later(minutes=2):
        outbox.turn()
    assert Delivery.objects.get().state == State.SENT
    assert set(receiver.ids()) == {str(waiting.pk)}


def test_after_three_days_it_is_given_up_and_a_person_may_send_it_again(desk, receiver, webhook):
    receiver.status = 503
    make_article()
    outbox.turn()
    for hours in range(0, 80, 4):
        with later(hours=hours, minutes=1):
            outbox.turn()
    delivery = Delivery.objects.get()
    assert delivery.state == State.GIVEN_UP
    assert 8 < delivery.attempts < 22
    receiver.status = 200
    lists = "/redaksia/syndication/delivery/"
    assert "жауабы 503" in desk.get(lists).content.decode()
    desk.post(lists, {"action": "send_again", "_selected_action": [delivery.pk]}, follow=True)
    outbox.turn()
    assert Delivery.objects.get().state == State.SENT
    assert len(set(receiver.ids())) == 1


def test_one_that_is_down_holds_up_no_other(receiver, webhook):
    down = f"http://127.0.0.1:{free_port()}/"
    Outlet.objects.create(kind="webhook", name="Өлі", address=down, is_on=True)
    make_articles(5)
    outbox.turn()
    assert len(receiver.came) == 5
    tried = Delivery.objects.filter(outlet__name="Өлі", attempts__gt=0)
    assert tried.count() == 1


def test_search_engines_are_told_in_one_go_and_find_the_key(client, receiver):
    assert Outlet(kind="indexnow").is_on is False
    outlet = Outlet.objects.create(
        kind="indexnow", name="Іздеу", address=receiver.address, is_on=True
    )
    old = make_article(rubric=make_rubric("qala", "Қала"))
    before = old.get_absolute_url()
    make_articles(3)
    outbox.turn()
    old.rubric = make_rubric("kogam", "Қоғам")
    old.save()
    outbox.turn()
    first, second = receiver.told
    assert len(first["urlList"]) == 4
    assert set(second["urlList"]) == {
        f"http://testserver{before}",
        f"http://testserver{old.get_absolute_url()}",
    }
    assert client.get(f"/{first['key']}.txt").content.decode() == outlet.secret
    assert first["keyLocation"] == f"http://testserver/{outlet.secret}.txt"
    assert client.get(f"/{'0' * 32}.txt").status_code == 404


def test_what_was_sent_is_forgotten_after_a_month(receiver, webhook):
    make_article()
    outbox.turn()
    with later(days=31):
        outbox.turn()
    assert not Delivery.objects.exists()
