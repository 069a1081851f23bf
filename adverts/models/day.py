"""Counts of adverts, in rows of their own: an editor's save never writes one back."""

from django.db import models

from adverts.models.advert import Advert


class AdvertDay(models.Model):
    """What was counted of an advert on one day of the newsroom's calendar."""

    advert = models.ForeignKey(Advert, models.CASCADE, related_name="days")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "жарнаманың бір күні"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["advert", "day"], name="one_row_per_advert_and_day")
        ]
