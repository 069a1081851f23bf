"""The questions that are asked of adverts."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone


def total(column: str) -> Coalesce:
    return Coalesce(Sum(f"days__{column}"), 0)


class AdvertQuerySet(models.QuerySet):
    def counted(self) -> AdvertQuerySet:
        """With the sums of their days: `views` and `clicks`."""
        return self.annotate(views=total("views"), clicks=total("clicks"))

    def not_over(self, at: datetime | None = None) -> AdvertQuerySet:
        return self.filter(ends_at__gt=at or timezone.now())

    def running(self, at: datetime | None = None) -> AdvertQuerySet:
        now = at or timezone.now()
        return self.not_over(now).filter(starts_at__lte=now)

    def within_limits(self) -> AdvertQuerySet:
        """Those that were not yet seen or followed as often as they may be; counted."""
        seen = Q(most_views__isnull=True) | Q(views__lt=F("most_views"))
        followed = Q(most_clicks__isnull=True) | Q(clicks__lt=F("most_clicks"))
        return self.counted().filter(seen, followed)
