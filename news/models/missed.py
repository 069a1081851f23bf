"""Addresses that readers were led to and that are not there; nobody can be found by them."""

from django.db import models

LONGEST = 300


class MissedAddress(models.Model):
    """One address without a page; written by news.missed alone, in one statement."""

    path = models.CharField("мекенжайы", max_length=LONGEST, unique=True)
    count = models.PositiveBigIntegerField("рет", default=1)  # type: ignore[assignment]
    first_seen = models.DateTimeField("алғаш", auto_now_add=True)
    last_seen = models.DateTimeField("соңғы рет")
    referrer = models.CharField("қайдан келген", max_length=LONGEST, blank=True)
    """A page of ours that links there, as a path, or the name of another site's host."""
    reader = models.UUIDField(null=True, editable=False)
    """Whoever asked last, as news.counting hashes readers: asking again counts once."""

    class Meta:
        verbose_name = "табылмаған мекенжай"
        verbose_name_plural = "табылмаған мекенжайлар"
        default_permissions = ("view", "delete")
        indexes = [
            models.Index(fields=["-count", "-last_seen"], name="missed_most_often"),
            models.Index(fields=["-last_seen"], name="missed_lately"),
        ]

    def __str__(self) -> str:
        return self.path
