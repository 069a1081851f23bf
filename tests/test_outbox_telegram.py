"""A channel of Telegram has each piece once, as it is now, whatever happened on the way."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as ours
from django.utils import timezone

from news import actions
from syndication import outbox
from syndication.models import Delivery, Outlet, Post, State
from syndication.outbox import post, sending
from tests.factories import make_article
from tests.receivers import Receiver, Telegram, listening
from tests.serving import free_port
from tests.test_real_server import database_url

TOKEN = "12345:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
TURN = "import django; django.setup(); from syndication import outbox; outbox.turn()"


@pytest.fixture
def telegram(settings):
    settings.OUTLETS_MAY_BE_PRIVATE = True
    with listening(Telegram()) as one:
        settings.TELEGRAM_API = one.address
        yield one


@pytest.fixture
def channel(db, telegram):
    facts = {"address": "@qazaly", "secret": TOKEN, "is_on": True}
    return Outlet.objects.create(kind="telegram", name="Арна", **facts)


def later(**span):
    return time_machine.travel(timezone.now() + timedelta(**span), tick=False)


def test_a_new_piece_is_posted_and_edited_with_its_headline(telegram, channel):
    article = make_article(title="Көпір")
    outbox.turn()
    article.title = "Көпір ашылды"
    article.save()
    outbox.turn()
    # A change of the text alone leaves the post as it is.
    article.body = "<p>Мәтін</p>"
    article.save()
    outbox.turn()
    assert telegram.messages == {
        1: f"Көпір ашылды\n\nhttp://testserver{article.get_absolute_url()}"
    }
    assert [path for path, _, _ in telegram.came] == [
        f"/bot{TOKEN}/sendMessage",
        f"/bot{TOKEN}/editMessageText",
    ]
    assert {one["chat_id"] for one in telegram.told} == {"@qazaly"}


def test_a_withdrawn_piece_is_said_to_be_gone(telegram, channel):
    article = make_article()
    outbox.turn()
    actions.withdraw(article, by=None)
    outbox.turn()
    assert telegram.messages == {1: "Бұл материал сайттан алынды."}


def test_an_archive_that_is_taken_in_is_no_news(telegram, channel):
    make_article(published_at=timezone.now() - timedelta(days=30))
    outbox.turn()
    assert telegram.came == []
    assert Delivery.objects.get().state == State.SENT


def test_what_telegram_refuses_is_repeated_and_posted_once(telegram, channel):
    make_article()
    telegram.status = 429
    outbox.turn()
    assert not Post.objects.exists()
    telegram.status = 200
    with later(minutes=2):
        outbox.turn()
    assert len(telegram.messages) == 1
    assert len(set(telegram.ids())) == 1


def test_nobody_at_home_is_certain(telegram, channel, settings):
    settings.TELEGRAM_API = f"http://127.0.0.1:{free_port()}"
    make_article()
    outbox.turn()
    assert Delivery.objects.get().state == State.WAITING


def test_without_an_answer_a_person_decides(desk, telegram, channel, monkeypatch):
    monkeypatch.setattr(post, "TIMEOUT", 0.3)
    telegram.delay = 1.0
    make_article()
    outbox.turn()
    assert Delivery.objects.get().state == State.UNSURE
    telegram.delay = 0
    with later(hours=1):
        outbox.turn()
    assert len(telegram.came) == 1
    sending.again(Delivery.objects.get())
    outbox.turn()
    assert Delivery.objects.get().state == State.SENT
    assert len(telegram.came) == 2


# --- killed in the middle --------------------------------------------------------------------


def killed_while_sending(receiver):
    """A turn in a process of its own, killed when its message has arrived and has no answer."""
    receiver.delay = 30
    names = ("PATH", "SECRET_KEY", "SITE_URL", "FILES_ROOT", "STATIC_ROOT")
    environment = {name: os.environ[name] for name in names}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "qazaly.settings",
        "DATABASE_URL": database_url(),
        "OUTLETS_MAY_BE_PRIVATE": "1",
        "TELEGRAM_API": receiver.address,
    }
    command = [sys.executable, "-c", TURN]
    process = subprocess.Popen(command, env=environment, cwd=ours.BASE_DIR)
    assert receiver.arrived.wait(60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    receiver.delay = 0


@pytest.mark.django_db(transaction=True)
def test_a_webhook_whose_sender_was_killed_goes_out_again(settings):
    settings.OUTLETS_MAY_BE_PRIVATE = True
    with listening(Receiver()) as receiver:
        facts = {"address": receiver.address, "is_on": True}
        Outlet.objects.create(kind="webhook", name="Баспа", **facts)
        make_article()
        killed_while_sending(receiver)
        with later(minutes=2):
            outbox.turn()
    assert len(receiver.came) == 2
    assert len(set(receiver.ids())) == 1
    assert Delivery.objects.get().state == State.SENT


@pytest.mark.django_db(transaction=True)
def test_a_post_whose_sender_was_killed_is_not_made_twice(telegram, channel):
    make_article()
    killed_while_sending(telegram)
    with later(minutes=2):
        outbox.turn()
    assert len(telegram.came) == 1
    assert Delivery.objects.get().state == State.UNSURE
