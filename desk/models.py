"""What the desk remembers of its own upkeep."""

from django.db import models


class Chore(models.Model):
    """When a step of housekeeping was last taken; an operator sees there whether the timer runs."""

    name = models.CharField(primary_key=True, max_length=40)
    done_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
