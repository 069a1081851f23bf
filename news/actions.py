"""Writes that matter, each one transaction; whoever calls them, a version is kept."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from news import history
from news.audit import note
from news.models import Article, ArticleVersion
from news.models.article import Status
from news.search import indexing

UNDONE = "алдыңғы күйіне қайтарды"


@transaction.atomic
def publish(article: Article, *, by: User | None, at: datetime | None = None) -> Article:
    """Let readers see the article from `at`, or from now unless it was out before."""
    now = timezone.now().replace(microsecond=0)
    article.published_at = at or min(article.published_at or now, now)
    make_public(article)
    return save(article, by=by, done="жариялады")


def publish_when_due(article: Article, *, by: User | None) -> Article:
    """Let readers see the article at the time that it carries, or from now."""
    make_public(article)
    return save(article, by=by, done="жариялады")


def make_public(article: Article) -> None:
    """Give an article the state of a published one, at its own time or now; nothing is saved."""
    now = timezone.now().replace(microsecond=0)
    article.published_at = article.published_at or now
    if article.unpublish_at and article.unpublish_at <= now:
        article.unpublish_at = None
    article.binned_at = None
    article.status = Status.PUBLISHED


def withdraw(article: Article, *, by: User | None) -> Article:
    """Take the article from readers; nothing of it is lost."""
    article.status = Status.WITHDRAWN
    return save(article, by=by, done="сайттан алды")


@transaction.atomic
def put_into_bin(article: Article, *, by: User | None) -> Article:
    """Take the article from everybody, for as long as the bin keeps it."""
    article.binned_at = timezone.now()
    if article.status != Status.DRAFT:
        article.status = Status.WITHDRAWN if article.published_at else Status.DRAFT
    return save(article, by=by, done="себетке салды")


def take_out_of_bin(article: Article, *, by: User | None) -> Article:
    """Back to the desk; what was public is not made public by that."""
    article.binned_at = None
    return save(article, by=by, done="себеттен алды")


@transaction.atomic
def restore(version: ArticleVersion, *, by: User | None) -> Article:
    """Bring an old version's words back, bylines, tags and photos included.

    Whether readers see the piece stays as it is: that is no part of what was written.
    """
    article = Article.objects.select_for_update().get(pk=version.article_id)
    done = f"{version.number}-нұсқасын қайтарды"
    return rewrite(article, version.snapshot, by=by, done=done)


@transaction.atomic
def undo(article: Article, *, by: User | None) -> Article:
    """Bring back the version before the last one, its state included."""
    before = article.versions.filter(number__lt=article.version).first()
    if before is None:
        take_back_first(article)
        return save(article, by=by, done=UNDONE)
    history.bring_state_back(article, before.snapshot)
    return rewrite(article, before.snapshot, by=by, done=UNDONE)


def take_back_first(article: Article) -> None:
    """Make a draft of what was published as soon as it was written; nothing is saved.

    The moment of that is no time that anybody chose: kept, it would make an old piece of the
    one that is published tomorrow.
    """
    was_out = article.published_at and article.published_at <= timezone.now()
    if was_out and not article.unpublish_at:
        article.published_at = None
    article.status = Status.DRAFT


@transaction.atomic
def rewrite(article: Article, snapshot: dict[str, Any], *, by: User | None, done: str) -> Article:
    """Let the article say what a snapshot says."""
    history.bring_words_back(article, snapshot)
    relations = partial(history.bring_relations_back, article, snapshot)
    return save(article, by=by, done=done, then=relations)


@transaction.atomic
def save(
    article: Article,
    *,
    by: User | None,
    done: str = "өзгертті",
    then: Callable[[], None] = lambda: None,
) -> Article:
    """Save the article, then what hangs on it, and keep the version.

    :param done: what the list of events says that the person did: «жариялады».
    """
    history.keep_base(article.pk)
    article.save()
    then()
    history.record(article, by=by)
    indexing.renew(article.pk)
    note(by, article, told(article, done))
    return article


def told(article: Article, done: str) -> str:
    """«Көпір ашылды» мақаласын жариялады: how the list of events says it."""
    return f"«{article.title[:100]}» мақаласын {done}"
