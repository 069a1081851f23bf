"""People who sign articles; most never have an account here."""

from django.db import models
from django.urls import reverse

from kazakh import slugify
from news.fields import PlainField, PlainTextField
from news.models.photo import Photo


class Person(models.Model):
    name = PlainField("аты-жөні", max_length=120, unique=True)
    job = PlainField(
        "кім",
        default="",
        db_default="",
        max_length=120,
        blank=True,
        help_text="Мысалы: «Қазалы» тілшісі, ардагер ұстаз.",
    )
    about = PlainTextField("өзі туралы", default="", db_default="", max_length=1000, blank=True)
    photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name="суреті",
    )

    class Meta:
        verbose_name = "автор"
        verbose_name_plural = "авторлар"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("news:person", kwargs={"pk": self.pk, "slug": self.slug})

    @property
    def slug(self) -> str:
        """For who reads the address; its number decides."""
        return slugify(self.name) or "avtor"
