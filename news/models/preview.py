"""Links on which somebody without an account can read a piece before it is out."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from news.models.article import Article


class PreviewLink(models.Model):
    """One piece, for a while. The address is signed; its row lets it be taken back."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["ends_at"], name="preview_links_by_end")]

    def __str__(self) -> str:
        return f"№ {self.pk}"
