"""Corrections: what was wrong in a published article, said to its readers."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone

from news.fields import MomentField, PlainTextField, visible
from news.models.article import Article


class CorrectionQuerySet(models.QuerySet):
    def public(self) -> CorrectionQuerySet:
        """Those of articles that readers can open."""
        return self.filter(article__in=Article.objects.published())

    def newest_first(self) -> CorrectionQuerySet:
        return self.order_by("-made_at", "-pk")


class Correction(models.Model):
    """A note under an article, a record of its own: saving the article again leaves it alone."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "түзету"
        CLARIFICATION = "clarification", "нақтылау"
        ADDITION = "addition", "толықтыру"

    DONE = {
        Kind.CORRECTION: "Түзетілді",
        Kind.CLARIFICATION: "Нақтыланды",
        Kind.ADDITION: "Толықтырылды",
    }

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="corrections", verbose_name="мақала"
    )
    kind = models.CharField("түрі", max_length=13, choices=Kind.choices, default=Kind.CORRECTION)
    text = PlainTextField(
        "мәтіні",
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
        help_text="Не қате еді, дұрысы қандай: оқырман осыны көреді.",
    )
    made_at = MomentField("уақыты", default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="жазған",
    )

    objects = models.Manager.from_queryset(CorrectionQuerySet)()

    class Meta:
        verbose_name = "түзету"
        verbose_name_plural = "түзетулер"
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["-made_at", "-id"], name="corrections_by_time")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    def clean(self) -> None:
        if not visible(self.text):
            raise ValidationError({"text": "Түзетудің мәтіні бос."})

    @property
    def done(self) -> str:
        """«Түзетілді»: what the line of facts says of the article."""
        return self.DONE[self.Kind(self.kind)]
