"""Upkeep: each step does its share, bears being run twice, and holds up no other."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from desk import housekeeping
from desk.models import Chore
from news import actions
from news.models import Article, Draft, Presence, PreviewLink, SearchTask, ViewerSalt, ViewSeen
from tests.factories import make_article, make_editor

pytestmark = pytest.mark.django_db


def test_it_does_all_that_time_asks_for_and_nothing_twice():
    editor = make_editor()
    article = make_article()
    old = actions.put_into_bin(make_article(title="Ескі"), by=editor)
    Draft.objects.create(person=editor, article=article, section="news", fields="", title="x")
    Presence.objects.create(person=editor, article=article, seen_at=timezone.now())
    PreviewLink.objects.create(article=article, ends_at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(days=100), tick=False):
        told = {}
        assert housekeeping.run(lambda name, done: told.update({name: done})) == []
        assert {name for name, done in told.items() if done} >= {"bin", "drafts", "links", "search"}
        told.clear()
        housekeeping.run(lambda name, done: told.update({name: done}))
        assert not any(told.values())
        assert not {"words", "sign-ins"} & told.keys()
    assert not Article.objects.filter(pk=old.pk).exists()
    assert not Draft.objects.exists()
    assert not Presence.objects.exists()
    assert not PreviewLink.objects.exists()
    assert not SearchTask.objects.exists()


def test_what_is_still_wanted_stays():
    editor, article = make_editor(), make_article()
    kept = actions.put_into_bin(make_article(), by=editor)
    Draft.objects.create(person=editor, article=article, section="news", fields="", title="x")
    PreviewLink.objects.create(article=article, ends_at=timezone.now() + timedelta(days=1))
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        housekeeping.run()
    assert Article.objects.filter(pk=kept.pk).exists()
    assert Draft.objects.exists()
    assert PreviewLink.objects.exists()


def test_readers_of_a_day_gone_by_cannot_be_told_apart(client):
    article = make_article()
    client.post(f"/views/{article.pk}/", headers={"User-Agent": "Mozilla"})
    housekeeping.run()
    assert ViewSeen.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        housekeeping.run()
    assert not ViewSeen.objects.exists()
    assert not ViewerSalt.objects.exists()


def test_a_step_that_fails_holds_up_no_other(monkeypatch, caplog):
    def fail():
        raise OSError("disk")

    steps = [housekeeping.Step("broken", fail), *housekeeping.STEPS]
    monkeypatch.setattr(housekeeping, "STEPS", steps)
    with pytest.raises(CommandError, match="broken"):
        call_command("housekeeping")
    assert "broken failed" in caplog.text
    names = {step.name for step in housekeeping.STEPS} - {"broken"}
    assert set(Chore.objects.values_list("name", flat=True)) == names
