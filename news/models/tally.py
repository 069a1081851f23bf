"""Which articles stand where, and how many: derived rows that the database keeps by itself.

Triggers (migration 0011) write them, whoever writes articles; news.tallies reads them.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Listed(models.Model):
    """A published article in a place that lists it.

    Places are sections ("news"), rubrics ("r5", by which the article itself is marked, not those
    above), tags ("t17") and people who signed it ("p3"). One that is due later, or has left by its
    time, is listed all the same: time alone changes no row.
    """

    pk = models.CompositePrimaryKey("article_id", "place")
    article_id = models.BigIntegerField()
    place = models.TextField(db_collation="C")
    published_at = models.DateTimeField()
    unpublish_at = models.DateTimeField(null=True)
    day = models.DateField()
    """The day of the newsroom's calendar."""
    before = ArrayField(models.TextField())
    """The article's rubrics that come before this one: where one of them is asked for as well, the
    article is counted there."""

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["place", "-published_at", "-article_id"],
                include=["unpublish_at", "before", "day"],
                name="listed_by_time",
            ),
            models.Index(
                fields=["place", "unpublish_at"],
                include=["published_at", "before", "day"],
                condition=models.Q(unpublish_at__isnull=False),
                name="listed_until",
            ),
        ]


class Tally(models.Model):
    """A share of the number of articles listed in a place in a month, or on a day of it.

    The number is the sum of all shares: a transaction adds its own, and takes over those that it
    finds settled and unlocked, as with the content version. So no writer waits for another.
    """

    place = models.TextField(db_collation="C")
    before = ArrayField(models.TextField())
    unit = models.TextField()
    """"month" or "day"; tags have no days."""
    day = models.DateField()
    """Of a month its first."""
    count = models.BigIntegerField()  # type: ignore[assignment]

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["place", "unit", "day"], include=["before", "count"], name="tallies_by_day"
            )
        ]
