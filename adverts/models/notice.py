"""A notice that somebody has the paper print: an announcement, congratulations, condolences."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from news.fields import MomentField, PlainField, PlainTextField, visible
from news.models import Photo

LONGEST = timedelta(days=90)
ENDS_FIRST = "Аяқталатын уақыты басталғанынан кейін болуы керек."
TOO_LONG = "Хабарландыру 90 күннен артық тұрмайды."


class Kind(models.TextChoices):
    """The value is a word of its list's address."""

    NOTICE = "habar", "хабарландыру"
    GREETING = "quttyqtau", "құттықтау"
    CONDOLENCE = "konil-aitu", "көңіл айту"


class NoticeQuerySet(models.QuerySet):
    def living(self, at: datetime | None = None) -> NoticeQuerySet:
        now = at or timezone.now()
        return self.filter(starts_at__lte=now, ends_at__gt=now)

    def newest_first(self) -> NoticeQuerySet:
        return self.order_by("-starts_at", "-pk")


class Notice(models.Model):
    kind = models.CharField("түрі", max_length=12, choices=Kind.choices, default=Kind.NOTICE)
    title = PlainField("тақырыбы", max_length=150)
    text = PlainTextField("мәтіні", max_length=3000)
    photo = models.ForeignKey(
        Photo, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="суреті"
    )
    phone = PlainField("телефоны", max_length=60, blank=True)
    starts_at = MomentField("шығатын уақыты", default=timezone.now)
    ends_at = MomentField(
        "аяқталатын уақыты", help_text="Ең көбі 90 күн. Сол уақытта сайттан өзі кетеді."
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "хабарландыру"
        verbose_name_plural = "хабарландырулар"
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["ends_at"], name="notices_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="notices_end_after_they_begin",
                violation_error_message=ENDS_FIRST,
            ),
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("starts_at") + LONGEST),
                name="notices_end_soon",
                violation_error_message=TOO_LONG,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        for name in ("title", "text"):
            if not visible(getattr(self, name)):
                raise ValidationError({name: "Мұнда сөз болуы керек."})
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": ENDS_FIRST})
        if self.starts_at and self.ends_at and self.ends_at > self.starts_at + LONGEST:
            raise ValidationError({"ends_at": TOO_LONG})

    def get_absolute_url(self) -> str:
        return reverse("adverts:notice", kwargs={"pk": self.pk})

    @property
    def is_condolence(self) -> bool:
        return self.kind == Kind.CONDOLENCE
