"""The questions that are asked of issues and their pages."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import ExtractYear
from django.utils import timezone

if TYPE_CHECKING:
    from paper.models import Issue

BY_WORDS = "SELECT id FROM paper_issuepage WHERE words @@ %s::tsquery"


class IssueQuerySet(models.QuerySet):
    def published(self) -> IssueQuerySet:
        """Those whose pages are made and whose day has come."""
        return self.filter(made=True, date__lte=timezone.localdate())

    def newest_first(self) -> IssueQuerySet:
        return self.order_by("-date", "-number")

    def of_year(self, year: int) -> IssueQuerySet:
        if not MINYEAR < year < MAXYEAR:
            return self.none()
        return self.filter(date__year=year)

    def before(self, issue: Issue) -> IssueQuerySet:
        same_day = Q(date=issue.date, number__lt=issue.number)
        return self.filter(Q(date__lt=issue.date) | same_day)

    def after(self, issue: Issue) -> IssueQuerySet:
        same_day = Q(date=issue.date, number__gt=issue.number)
        return self.filter(Q(date__gt=issue.date) | same_day)

    def waiting(self) -> IssueQuerySet:
        """Those with pages still to be made."""
        return self.filter(made=False, fault="")

    def counted(self) -> IssueQuerySet:
        """With the number of pages that are made, as `done`."""
        return self.annotate(done=Count("pages"))

    def years(self) -> list[tuple[int, int]]:
        """Each year with its number of issues, the newest first."""
        by_year = self.annotate(year=ExtractYear("date")).values_list("year")
        return list(by_year.annotate(Count("pk")).order_by("-year"))


class PageQuerySet(models.QuerySet):
    def published(self) -> PageQuerySet:
        return self.filter(issue__made=True, issue__date__lte=timezone.localdate())

    def matching(self, tsquery: str) -> PageQuerySet:
        """With these words: a tsquery that news.search has put together."""
        return self.filter(pk__in=RawSQL(BY_WORDS, [tsquery]))

    def pictures(self) -> PageQuerySet:
        return self.defer("text", "words")
