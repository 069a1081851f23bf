"""Writes that matter, each one transaction; whoever calls them, a version is kept."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from news import history
from news.models import Article
from news.models.article import Status
from news.search import indexing


@transaction.atomic
def publish(article: Article, *, by: User | None, at: datetime | None = None) -> Article:
    """Let readers see the article from `at`, or from now unless it was out before."""
    now = timezone.now()
    article.published_at = at or min(article.published_at or now, now)
    if article.unpublish_at and article.unpublish_at <= now:
        article.unpublish_at = None
    article.status = Status.PUBLISHED
    article.save()
    history.record(article, by=by)
    indexing.renew(article.pk)
    return article


@transaction.atomic
def withdraw(article: Article, *, by: User | None) -> Article:
    """Take the article from readers; nothing of it is lost."""
    article.status = Status.WITHDRAWN
    article.save()
    history.record(article, by=by)
    indexing.renew(article.pk)
    return article
