"""What is known of a sender: nothing but that two letters came from the same one."""

from django.db import models


class Trace(models.Model):
    """One form that was sent. Keyed hashes only; gone after `letters.keeping.TRACES_STAY`."""

    key = models.UUIDField(primary_key=True)
    """The form's own: what is sent twice is kept once."""
    sender = models.CharField(max_length=32)
    form = models.CharField(max_length=30)
    digest = models.CharField(max_length=32)
    at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["sender", "at"], name="traces_of_a_sender"),
            models.Index(fields=["digest", "at"], name="traces_of_a_text"),
        ]
