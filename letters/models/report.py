"""A mistake that a reader found in an article."""

from __future__ import annotations

from django.db import models

from letters.models.decided import Decided
from news.fields import PlainTextField
from news.models import Article

LONGEST = 1000
LONGEST_QUOTE = 500


class ReportQuerySet(models.QuerySet):
    def waiting(self) -> ReportQuerySet:
        return self.filter(state=Report.State.NEW)


class Report(Decided):
    class State(models.TextChoices):
        NEW = "new", "жаңа"
        ACCEPTED = "accepted", "түзетілді"
        REJECTED = "rejected", "қате емес"

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="reports", verbose_name="мақала"
    )
    quote = PlainTextField("қате жері", max_length=LONGEST_QUOTE, blank=True)
    text = PlainTextField("оқырман не дейді", max_length=LONGEST, blank=True)
    state = models.CharField(
        "күйі", max_length=8, choices=State.choices, default=State.NEW, editable=False
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "қате туралы хабар"
        verbose_name_plural = "қате туралы хабарлар"
        ordering = ["-sent_at", "-pk"]
        default_permissions = ("view", "change", "delete")
        indexes = [models.Index(fields=["-sent_at", "-id"], name="reports_by_time")]

    def __str__(self) -> str:
        return f"№ {self.pk}"
