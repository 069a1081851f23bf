"""The line of breaking news above every page; it ends by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from news.addresses import within
from news.fields import MomentField, PlainField, visible
from news.models.article import Article

LONGEST = timedelta(hours=48)
TOO_LONG = "Шұғыл хабар 48 сағаттан артық тұрмайды."
ONE_LINK = "Не мақаланы, не мекенжайды таңдаңыз."


class BreakingQuerySet(models.QuerySet):
    def living(self, at: datetime | None = None) -> BreakingQuerySet:
        return self.filter(until__gt=at or timezone.now())


class BreakingLine(models.Model):
    """What has just happened, in a line; of several that live, readers see the newest."""

    text = PlainField("хабар", max_length=160, help_text="Бір сөйлем, 160 таңбаға дейін.")
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="мақаласы",
        help_text="Хабар осы мақалаға апарады. Міндетті емес.",
    )
    address = PlainField(
        "немесе мекенжай",
        max_length=300,
        blank=True,
        validators=[within],
        help_text="Өз сайтымыздағы бет: /sport/. Міндетті емес.",
    )
    until = MomentField("қашанға дейін")
    made_at = models.DateTimeField("шыққан уақыты", default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="жазған",
    )

    objects = models.Manager.from_queryset(BreakingQuerySet)()

    class Meta:
        verbose_name = "шұғыл хабар"
        verbose_name_plural = "шұғыл хабарлар"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["until"], name="breaking_lines_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__lte=F("made_at") + LONGEST),
                name="breaking_lines_end_soon",
                violation_error_message=TOO_LONG,
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=True) | Q(address=""),
                name="a_breaking_line_leads_to_one_page",
                violation_error_message=ONE_LINK,
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_living(self) -> bool:
        return self.until > timezone.now()

    def clean(self) -> None:
        if not visible(self.text):
            raise ValidationError({"text": "Хабардың мәтіні бос."})
        if self.until and self.until > self.made_at + LONGEST:
            raise ValidationError({"until": TOO_LONG})
        if self.article_id and self.address:
            raise ValidationError({"address": ONE_LINK})
