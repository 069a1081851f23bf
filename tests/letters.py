"""What tests of readers' forms share: a form opened, left open a while, and sent."""

import re
from datetime import timedelta

import time_machine
from django.test import Client

from news.models import Newsroom
from tests.factories import local, make_article

NOON = local("2026-11-27 12:00")


def at(**span):
    """The clock stands so long after noon."""
    return time_machine.travel(NOON + timedelta(**span), tick=False)


def open_article(**fields):
    """An article below which readers may comment."""
    Newsroom.objects.update_or_create(pk=1, defaults={"comments_allowed": True})
    moment = NOON - timedelta(hours=1)
    return make_article(**{"comments_open": True, "published_at": moment} | fields)


def seal_on(page):
    return re.search(r'name="seal" value="([^"]+)"', page.content.decode())[1]


def send(page, *, begun=None, address="10.0.0.1", client=None, after=10, files=None, **fields):
    """Open the form, wait, and send it; the clock stands still at noon unless `begun` says else.

    :param begun: how long after noon the form is opened
    :param after: seconds that the reader takes to write
    """
    begun, client = begun or timedelta(), client or Client()
    reader = {"REMOTE_ADDR": address}
    with at(seconds=begun.total_seconds()):
        seal = seal_on(client.get(page, **reader))
    with at(seconds=begun.total_seconds() + after):
        return client.post(page, {"seal": seal, **(files or {}), **fields}, **reader)


def is_taken(answer):
    return answer.status_code == 302


def said(answer):
    """What the form says of a refusal, and of each field."""
    form = answer.context["form"]
    return [form.refusal, *(str(one) for errors in form.errors.values() for one in errors)]
