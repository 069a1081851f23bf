"""An advert: where it stands, from when until when, and how often it may be seen and followed."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from adverts.places import Place
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


def total(column: str) -> Coalesce:
    return Coalesce(Sum(f"days__{column}"), 0)


class AdvertQuerySet(models.QuerySet):
    def counted(self) -> AdvertQuerySet:
        """With the sums of their days: `views` and `clicks`."""
        return self.annotate(views=total("views"), clicks=total("clicks"))

    def not_over(self, at: datetime | None = None) -> AdvertQuerySet:
        return self.filter(ends_at__gt=at or timezone.now())

    def running(self, at: datetime | None = None) -> AdvertQuerySet:
        now = at or timezone.now()
        return self.not_over(now).filter(starts_at__lte=now)

    def within_limits(self) -> AdvertQuerySet:
        """Those that were not yet seen or followed as often as they may be."""
        seen = Q(most_views__isnull=True) | Q(views__lt=F("most_views"))
        followed = Q(most_clicks__isnull=True) | Q(clicks__lt=F("most_clicks"))
        return self.counted().filter(seen, followed)


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


class AdvertDay(models.Model):
    """What was counted of an advert on one day of the newsroom's calendar.

    A row of its own, so that no editor's save writes a count back.
    """

    advert = models.ForeignKey(Advert, models.CASCADE, related_name="days")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "жарнаманың бір күні"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["advert", "day"], name="one_row_per_advert_and_day")
        ]
