"""The history of articles: what was saved, by whom and when."""

from django.conf import settings
from django.db import models

from news.models.article import Article


class ArticleVersion(models.Model):
    """A full copy of one saved version; news.history says what it holds."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="versions", verbose_name="мақала"
    )
    number = models.PositiveIntegerField("нұсқасы")
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="сақтаған",
    )
    saved_at = models.DateTimeField("сақталған", auto_now_add=True)
    snapshot = models.JSONField("мазмұны")

    class Meta:
        verbose_name = "нұсқа"
        verbose_name_plural = "нұсқалар"
        default_permissions = ()
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_row_per_version")
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"
