"""The questions that pages ask of articles; what "published" means is said here alone."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Left
from django.utils import timezone

from news.models.rubric import Rubric

# OFFSET 0 is a fence: the planner does not know that a look into an entry costs hundreds of times
# what a look at a number does, and would choose to look into all of them.
BY_WORDS = "SELECT article_id FROM news_searchentry WHERE words @@ %s::tsquery OFFSET 0"
BY_ENTRY = (
    "EXISTS (SELECT FROM news_searchentry "
    "WHERE article_id = news_article.id AND words @@ %s::tsquery OFFSET 0)"
)
# The same condition on time as `published` has, for rows that stand for nothing else (news_listed),
# and its two opposites, of which a row never meets both.
SEEN = "published_at <= %(at)s AND (unpublish_at IS NULL OR unpublish_at > %(at)s)"
NOT_YET, NO_LONGER = "published_at > %(at)s", "published_at <= %(at)s AND unpublish_at <= %(at)s"
PUBLISHED = f"status = 'published' AND {SEEN}"
# In plain SQL, as every page asks it: Django takes longer to write it than PostgreSQL to answer.
VIEWS = """(
  coalesce((SELECT count FROM news_viewbase WHERE article_id = news_article.id), 0)
  + coalesce((SELECT sum(clean)::bigint FROM news_viewday WHERE article_id = news_article.id), 0)
)"""
MARK_WIDTH = 16_384  # numbers of articles that share a mark (see news.search.marks)
# Ten years take a third of what an answer is worth.
AGE = "(1 + extract(epoch FROM statement_timestamp() - news_article.published_at) / 631152000)"
WORTH = f"ts_rank(%(expressions)s::tsquery) / {AGE}"


class ArticleQuerySet(models.QuerySet):
    def published(self, at: datetime | None = None) -> ArticleQuerySet:
        """What readers see at that time, now by default: no job has to run for it."""
        at = at or timezone.now()
        return self.published_or_due(at).filter(published_at__lte=at)

    def at_hand(self) -> ArticleQuerySet:
        """What the desk works with: all that is not in the bin."""
        return self.filter(binned_at__isnull=True)

    def in_bin(self) -> ArticleQuerySet:
        return self.filter(binned_at__isnull=False)

    def published_or_due(self, at: datetime | None = None) -> ArticleQuerySet:
        """What readers see at that time, and what will come by itself."""
        stays = Q(unpublish_at__isnull=True) | Q(unpublish_at__gt=at or timezone.now())
        return self.filter(stays, status="published")

    def by_hand(self, at: datetime | None = None) -> ArticleQuerySet:
        """What the desk put on the front page, in its order.

        Each with its `front_headline`, which may be empty, and `by_hand_until`.
        """
        living = self.filter(front_place__until__gt=at or timezone.now())
        words = {"front_headline": F("front_place__headline")}
        placed = living.annotate(**words, by_hand_until=F("front_place__until"))
        return placed.order_by("front_place__position", "front_place__pk")

    def in_section(self, section: str) -> ArticleQuerySet:
        return self.filter(section=section)

    def in_rubric(self, rubric: Rubric) -> ArticleQuerySet:
        """In the rubric or one below it, as main or as further rubric."""
        below = Q(tree_id=rubric.tree_id, lft__gte=rubric.lft, rght__lte=rubric.rght)
        rubrics = Rubric.objects.filter(below).values("pk")
        further = rubrics.filter(further_articles=OuterRef("pk"))
        return self.filter(Q(rubric__in=rubrics) | Exists(further))

    def between(self, start: datetime, end: datetime) -> ArticleQuerySet:
        """Published from `start` up to, and not at, `end`."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def matching(self, tsquery: str) -> ArticleQuerySet:
        """With these words, by the index of words: a tsquery that news.search has put together."""
        return self.filter(pk__in=RawSQL(BY_WORDS, [tsquery]))

    def matching_on_the_way(self, tsquery: str) -> ArticleQuerySet:
        """The same, by a look at each article's entry: quick where half of them match."""
        return self.filter(RawSQL(BY_ENTRY, [tsquery], output_field=models.BooleanField()))

    def among(self, pks: list[int]) -> ArticleQuerySet:
        """Of these keys, however many: one parameter, where `pk__in` has one for each."""
        return self.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [pks]))

    def best_first(self, tsquery: str) -> ArticleQuerySet:
        worth = Func(F("search_entry__words"), Value(tsquery), template=WORTH)
        return self.order_by(worth.desc(), "-published_at", "-pk")

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by("-published_at", "-id")

    def with_views(self) -> ArticleQuerySet:
        """Each article's `views` as readers see them: the base and the clean ones since."""
        return self.annotate(views=RawSQL(VIEWS, [], output_field=models.IntegerField()))

    def for_cards(self) -> ArticleQuerySet:
        """All that a list shows, and never a body."""
        return self.select_related("rubric", "lead_photo").defer("body").with_views()

    def with_beginning(self, characters: int = 20_000) -> ArticleQuerySet:
        """The first part of each text as `beginning`: enough to quote from, bounded."""
        return self.annotate(beginning=Left("body", characters))
