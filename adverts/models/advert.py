"""An advert: where it stands, from when until when, and how often it may be seen and followed."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from adverts.places import Place
from adverts.queries import AdvertQuerySet
from news.addresses import first_word, within
from news.fields import MomentField, PlainField, visible
from news.models import Photo
from news.models.article import Label

is_address = URLValidator(schemes=["https"], message="Мекенжай https:// немесе «/» деп басталады.")
OURS = "zharnama"
HEAVIEST = 100
ENDS_FIRST = "Аяқталатын уақыты басталғанынан кейін болуы керек."
WHO_PAID = "Сайлау үгітіне кім тапсырыс беріп, кім төлегенін жазыңыз."


def leads_somewhere(link: str) -> None:
    """Validator: an https address, or a page of ours that is no advert's own address."""
    if not link.startswith("/"):
        is_address(link)
        return
    within(link)
    if first_word(link) == OURS:
        raise ValidationError("Бұл мекенжай жарнаманың өзіне апарады.")


class Advert(models.Model):
    title = PlainField(
        "тақырыбы", max_length=90, help_text="Сурет болса, оны көрмейтіндерге осы оқылады."
    )
    place = models.CharField("орны", max_length=10, choices=Place.choices)
    photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="суреті",
        help_text="Басында 6:1, тізім мен мәтінде 3:1, бүйірде 1:1. Суретсіз жарнама – мәтін.",
    )
    line = PlainField(
        "мәтіні",
        max_length=200,
        blank=True,
        help_text="Суретсіз жарнамада тақырыптан кейін тұрады.",
    )
    link = PlainField(
        "сілтемесі",
        max_length=500,
        blank=True,
        validators=[leads_somewhere],
        help_text="https://… немесе өз сайтымыздағы бет: /bet/dukenim/.",
    )
    label = models.CharField(
        "белгісі",
        max_length=10,
        default=Label.PAID,
        choices=[(label.value, label.label) for label in (Label.PAID, Label.CAMPAIGN)],
        help_text="Әр жарнаманың үстінде тұрады.",
    )
    paid_by = PlainField(
        "кім тапсырыс берді, кім төледі",
        max_length=200,
        blank=True,
        help_text="Сайлау үгітінде міндетті: белгінің жанында тұрады.",
    )
    starts_at = MomentField("басталады", default=timezone.now)
    ends_at = MomentField("аяқталады")
    most_views = models.PositiveIntegerField(
        "көрсетілім шегі", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    most_clicks = models.PositiveIntegerField(
        "басылым шегі", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    weight = models.PositiveSmallIntegerField(
        "салмағы",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(HEAVIEST)],
        help_text="Бір орында бірнеше жарнама болса, 2 деген 1-ден екі есе жиі шығады.",
    )

    objects = AdvertQuerySet.as_manager()

    views: int
    clicks: int
    """Sums of its days, where `counted` was asked."""

    class Meta:
        verbose_name = "жарнама"
        verbose_name_plural = "жарнамалар"
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["ends_at"], name="adverts_by_end")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="adverts_end_after_they_begin",
                violation_error_message=ENDS_FIRST,
            ),
            models.CheckConstraint(
                condition=~Q(label="campaign", paid_by=""),
                name="campaigning_says_who_paid",
                violation_error_message=WHO_PAID,
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=HEAVIEST), name="adverts_weigh_something"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": ENDS_FIRST})
        if self.label == Label.CAMPAIGN and not visible(self.paid_by):
            raise ValidationError({"paid_by": WHO_PAID})

    def get_absolute_url(self) -> str:
        """Where its link leads by way of the count."""
        return reverse("adverts:click", kwargs={"pk": self.pk})

    def is_running(self, at: datetime) -> bool:
        return self.starts_at <= at < self.ends_at
