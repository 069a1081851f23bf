"""The table behind the content version: triggers write it, news.content reads it."""

from django.db import models


class ContentChange(models.Model):
    """A share of the content version: the version is the sum of all weights.

    A transaction that changes what readers see adds one row of weight 1, and takes over the
    weights of the settled rows it finds unlocked. So every commit raises the sum by one, in
    whatever order transactions end, and none waits for another.

    A transaction's number means something in its own cluster only: whatever carries rows to
    another one leaves these behind.
    """

    transaction = models.BigIntegerField()
    weight = models.BigIntegerField()

    class Meta:
        # Written by the database alone: no form, no admin, no permissions.
        default_permissions = ()
