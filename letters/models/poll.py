"""A question to readers with answers to choose from, open until its time."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.urls import reverse
from django.utils import timezone

from news.fields import MomentField, PlainField

FEWEST, MOST = 2, 10


class PollQuerySet(models.QuerySet):
    def newest_first(self) -> PollQuerySet:
        return self.order_by("-made_at", "-pk")

    def living(self, at: datetime | None = None) -> PollQuerySet:
        return self.filter(until__gt=at or timezone.now())


class Poll(models.Model):
    question = PlainField("сұрағы", max_length=200)
    until = MomentField(
        "қашанға дейін",
        help_text="Осы уақыттан кейін дауыс қабылданбайды, нәтижесі ашық қалады.",
    )
    made_at = models.DateTimeField("жасалған", auto_now_add=True)

    objects = PollQuerySet.as_manager()

    class Meta:
        verbose_name = "сауалнама"
        verbose_name_plural = "сауалнамалар"
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("letters:poll", kwargs={"pk": self.pk})

    @property
    def is_open(self) -> bool:
        return timezone.now() < self.until


class Option(models.Model):
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options")
    text = PlainField("жауабы", max_length=120)

    class Meta:
        verbose_name = "жауап"
        verbose_name_plural = "жауаптар"
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.text


class Vote(models.Model):
    """One browser's choice; who it was is nowhere said."""

    # By chance: no order of rows, and nothing that a trace shares, leads to who chose it.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    option = models.ForeignKey(Option, models.CASCADE, related_name="votes")

    class Meta:
        verbose_name = "дауыс"
        verbose_name_plural = "дауыстар"
        default_permissions = ()

    def __str__(self) -> str:
        return self.option.text
