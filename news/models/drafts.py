"""What is being written at this moment: rolling copies, and who has which piece open.

Neither is part of an article's history: a copy goes when the piece is saved.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from news.models.article import Article


class Draft(models.Model):
    """The form of one piece as one person left it: one row for both, written over and over."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="drafts")
    """None while the piece was never saved; then its form's key tells it from others."""
    form_key = models.UUIDField(null=True)
    section = models.CharField(max_length=12)
    fields = models.TextField()
    """The form as a browser sends it (application/x-www-form-urlencoded)."""
    title = models.CharField(max_length=300)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person", "article"],
                condition=Q(article__isnull=False),
                name="one_draft_per_person_and_piece",
            ),
            models.UniqueConstraint(
                fields=["person", "form_key"],
                condition=Q(article__isnull=True),
                name="one_draft_per_person_and_new_piece",
            ),
        ]
        indexes = [models.Index(fields=["saved_at"], name="drafts_by_age")]

    def __str__(self) -> str:
        return self.title


class Presence(models.Model):
    """Somebody has the form of a piece open, and was there at that time."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person"], name="one_presence_per_person_and_piece"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
