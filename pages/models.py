"""A page that belongs to no day; its address is permanent."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from kazakh import mended, slugify
from news import body
from news.editor import ProseField
from news.fields import PlainField

NO_PHOTOS = "Тұрақты бетке сурет қойылмайды: суретті алып тастаңыз."


class Place(models.TextChoices):
    MENU = "menu", "мәзірде және төменде"
    FOOTER = "footer", "төменде"
    NOWHERE = "nowhere", "еш жерде, тек сілтемесімен ашылады"


class PageQuerySet(models.QuerySet):
    def linked(self) -> PageQuerySet:
        """Those that every page leads to, without their texts."""
        return self.exclude(place=Place.NOWHERE).defer("body")


class Page(models.Model):
    title = PlainField("атауы", max_length=120)
    slug = models.SlugField(
        "мекенжайы",
        max_length=100,
        unique=True,
        blank=True,
        help_text="Бос қалса, атауынан жасалады. Кейін өзгермейді: сілтемелер өлмеуі керек.",
    )
    body = ProseField("мәтіні")
    place = models.CharField(
        "қайда көрінеді", max_length=10, choices=Place.choices, default=Place.FOOTER
    )
    order = models.PositiveSmallIntegerField("реті", default=0, help_text="Кіші сан бұрын тұрады.")
    changed = models.DateTimeField("өзгертілген", auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = "тұрақты бет"
        verbose_name_plural = "тұрақты беттер"
        ordering = ["order", "title", "pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        text = body.sanitise(self.body)
        if len(text) > body.LONGEST:
            raise ValidationError({"body": "Мәтін тым ұзақ: оны бірнеше бетке бөліңіз."})
        if body.photo_ids(text):
            raise ValidationError({"body": NO_PHOTOS})
        self.slug = self.slug or slugify(self.title)
        if not self.slug:
            raise ValidationError({"slug": "Мекенжайын латын әріптерімен теріңіз."})

    def save(self, **kwargs) -> None:
        self.title = mended(self.title).strip()
        self.body = body.mended(body.sanitise(self.body))  # type: ignore[assignment]
        self.slug = self.slug or slugify(self.title)
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("pages:page", kwargs={"slug": self.slug})
