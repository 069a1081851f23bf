"""The state of a piece in an editor's words: what a column says, and the times that change it."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from news.models import Article
from news.models.article import Status
from news.queries import ArticleQuerySet


class State(NamedTuple):
    key: str
    name: str
    chosen: Callable[[ArticleQuerySet, datetime], ArticleQuerySet]
    """Those of the articles that are in it at a time."""


DRAFT = State("draft", "жоба", lambda those, at: those.filter(status=Status.DRAFT))
REVIEW = State("review", "қаралуда", lambda those, at: those.filter(status=Status.REVIEW))
PLANNED = State(
    "planned",
    "шығады",
    lambda those, at: those.filter(status=Status.PUBLISHED, published_at__gt=at),
)
PUBLIC = State("published", "жарияланған", lambda those, at: those.published(at))
ENDED = State(
    "ended",
    "мерзімі біткен",
    lambda those, at: those.filter(status=Status.PUBLISHED, unpublish_at__lte=at),
)
WITHDRAWN = State(
    "withdrawn", "сайттан алынған", lambda those, at: those.filter(status=Status.WITHDRAWN)
)
STATES = {state.key: state for state in (DRAFT, REVIEW, PLANNED, PUBLIC, ENDED, WITHDRAWN)}


def state_of(article: Article, at: datetime | None = None) -> State:
    """What the piece is at that time, now by default."""
    at = at or timezone.now()
    if article.status != Status.PUBLISHED:
        return STATES[article.status]
    if article.published_at and article.published_at > at:
        return PLANNED
    return ENDED if article.unpublish_at and article.unpublish_at <= at else PUBLIC
