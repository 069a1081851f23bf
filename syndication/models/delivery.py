"""The outbox: what changed for readers, and what has to be told of it, to whom, until it is."""

import uuid

from django.db import models
from django.utils import timezone

from syndication.models.outlet import Outlet


class Change(models.Model):
    """That something of an article changed, or will by itself; written by triggers (migration
    0001) in the transaction of the change, and gone once deliveries are made of it."""

    article_id = models.BigIntegerField()
    at = models.DateTimeField(db_index=True)
    """When; later than now where the article comes or leaves by itself."""
    by_itself = models.BooleanField(default=False)
    is_correction = models.BooleanField(default=False)
    was_public = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    """title, section, path, slug: what its address was made of."""

    class Meta:
        default_permissions = ()


class Event(models.TextChoices):
    PUBLISHED = "published", "шықты"
    UPDATED = "updated", "өзгерді"
    CORRECTED = "corrected", "түзетілді"
    WITHDRAWN = "withdrawn", "алынды"
    DELETED = "deleted", "жойылды"
    SEVERAL = "several", "бірнеше өзгеріс"


class State(models.TextChoices):
    WAITING = "waiting", "кезекте"
    SENT = "sent", "жетті"
    GIVEN_UP = "given_up", "жетпеді"
    UNSURE = "unsure", "жеткені белгісіз"


class Delivery(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Sent with every repeat, so that a receiver knows what it has already."""
    outlet = models.ForeignKey(
        Outlet, models.CASCADE, related_name="deliveries", verbose_name="арна"
    )
    article_id = models.BigIntegerField("мақала №", null=True)
    title = models.CharField("тақырыбы", max_length=300, blank=True)
    event = models.CharField("оқиға", max_length=10, choices=Event.choices)
    payload = models.JSONField(default=dict)
    state = models.CharField("күйі", max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("әрекет саны", default=0)
    next_at = models.DateTimeField("келесі әрекет", default=timezone.now)
    created_at = models.DateTimeField("жазылған", default=timezone.now)
    done_at = models.DateTimeField("аяқталған", null=True)
    said = models.CharField("жауабы", max_length=200, blank=True)

    class Meta:
        verbose_name = "жеткізілім"
        verbose_name_plural = "жеткізілімдер"
        default_permissions = ("view",)
        ordering = ["-created_at", "id"]
        indexes = [
            models.Index(
                fields=["next_at"],
                condition=models.Q(state="waiting"),
                name="deliveries_waiting",
            ),
            models.Index(fields=["-created_at"], name="deliveries_by_time"),
        ]

    def __str__(self) -> str:
        return self.title or self.get_event_display()


class Post(models.Model):
    """A message in a channel. Without its number it was sent, and nobody heard how that ended."""

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="posts")
    article_id = models.BigIntegerField()
    message_id = models.BigIntegerField(null=True)
    text = models.TextField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["outlet", "article_id"], name="one_post_an_article")
        ]
