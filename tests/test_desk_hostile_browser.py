"""Hostile words in every field of every table, and then every page of the desk: nothing runs."""

import uuid
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction

from news import body, history
from news.models import Article, Draft, Proposal, Rubric
from tests.browsing import desk
from tests.desk_addresses import pages
from tests.desk_walk import opening
from tests.factories import make_person_of_the_desk
from tests.newsroom import fill_the_newsroom, is_typed

__all__ = ["desk"]

pytestmark = pytest.mark.django_db(transaction=True)

WORD = (
    "\"'><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    "{{ 7|add:7 }}</textarea></title><svg onload=window.hacked=1>"
)
ADDRESS = "javascript:window.hacked=1"
# What leads to a row or is made of what is typed; a photo's file must be there to be shown.
KEPT = {"slug", "path", "key", "username", "email", "original", "fingerprint", "title_key"}


def poison(rows: dict) -> None:
    """Put the word into whatever somebody could have typed."""
    for model in {*rows, Article, User, Draft}:
        for field in model._meta.concrete_fields:
            if is_typed(field) and field.name not in KEPT and not field.primary_key:
                for pk in model._default_manager.values_list("pk", flat=True):
                    write(model, pk, field)


def write(model: type[models.Model], pk: object, field: models.Field) -> None:
    """Unless the database itself refuses such a word there."""
    with suppress(IntegrityError), transaction.atomic():
        model._default_manager.filter(pk=pk).update(**{field.name: word_for(field, pk)})


def word_for(field: models.Field, pk: object) -> str:
    word = ADDRESS if isinstance(field, models.URLField) else f"{pk}{WORD}"
    if field.name == "body":  # no other text ever reaches it
        return body.sanitise(word)
    return word[: field.max_length] if field.max_length else word


def leave_traces(article: Article) -> None:
    """What a poisoned piece leaves behind: versions, a proposal, a copy of its form."""
    history.record(article, by=User.objects.first())
    Article.objects.filter(pk=article.pk).update(version=article.version + 1, title="Бейбіт")
    history.record(Article.objects.get(pk=article.pk), by=None)
    author = make_person_of_the_desk("author", "dana")
    facts = {"based_on": article.version, "snapshot": history.snapshot(article), "reply": WORD}
    Proposal.objects.create(article=article, proposed_by=author, **facts)
    chief = User.objects.get(username="aigul")
    Draft.objects.create(
        person=chief, form_key=uuid.uuid4(), section="news", title=WORD, fields=f"title={WORD}"
    )


def tried(desk) -> list[str]:
    """What the policy had to keep from running: the markup itself should not be there."""
    return [fault for fault in desk.faults if "inline" in fault]


def test_hostile_words_run_on_no_page_of_the_desk(desk, client):
    rows = fill_the_newsroom()
    poison(rows)
    article = Article.objects.get(pk=rows[Article].pk)
    article.version += 10
    Article.objects.filter(pk=article.pk).update(version=article.version)
    leave_traces(article)
    desk.on("dialog", lambda dialog: desk.faults.append(dialog.message))
    proposal = Proposal.objects.filter(article=article).last()
    further = [
        f"/redaksia/news/article/proposals/{proposal.pk}/",
        f"/redaksia/news/article/{article.pk}/history/{article.version}/",
        article.get_absolute_url(),
        article.rubric.get_absolute_url(),
        rows[Rubric].get_absolute_url(),
        "/",
    ]
    client.force_login(User.objects.get(username="aigul"))
    shown = opening(client, [*pages(rows), *further])
    assert len(shown) > 60
    for address in shown:
        desk.goto(address)
        assert not desk.evaluate("window.hacked"), address
        assert not tried(desk), address
