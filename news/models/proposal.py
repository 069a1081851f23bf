"""A change that waits for somebody who may publish it."""

from django.conf import settings
from django.db import models

from news import figures
from news.models.article import Article


class State(models.TextChoices):
    OPEN = "open", "қаралуда"
    RETURNED = "returned", "қайтарылған"
    TAKEN = "taken", "автор қайтарып алған"


class Proposal(models.Model):
    """What a published piece should become: one open proposal for each person and piece."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="proposals")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="proposals"
    )
    proposed_at = models.DateTimeField(auto_now=True)
    based_on = models.PositiveIntegerField()
    """The number of the version that the change was made on."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    reply = models.TextField(blank=True, max_length=1000)
    """What the editor wrote when sending it back."""
    snapshot = models.JSONField()
    """The piece as it would be, in the form of news.history."""

    class Meta:
        verbose_name = "ұсынылған өзгеріс"
        verbose_name_plural = "ұсынылған өзгерістер"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "proposed_by"], name="one_proposal_per_person_and_piece"
            )
        ]

    def __str__(self) -> str:
        return str(self.snapshot["title"])

    def photo_ids(self) -> set[int]:
        """The photos that the piece would show."""
        lead = self.snapshot["lead_photo"]
        return {*([lead] if lead else []), *figures.photo_ids(self.snapshot["body"])}

    @property
    def stamp(self) -> str:
        """Which of its author's texts this is: an answer is given to the one that was read."""
        return f"{self.pk}@{self.proposed_at.isoformat()}"
