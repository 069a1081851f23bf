"""What waits until somebody at the desk has decided about it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Decided(models.Model):
    """The columns that all such tables share; each has a `state` of its own."""

    sent_at = models.DateTimeField("жіберілген", default=timezone.now, editable=False)
    decided_at = models.DateTimeField("шешілген", null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="шешкен",
    )

    class Meta:
        abstract = True
