"""People who sign articles; most never have an account here."""

from django.db import models
from django.db.models.functions import Cast
from django.urls import reverse

from news.fields import PlainField, PlainTextField
from news.models.photo import Photo
from news.models.slugs import free_slug


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

    # A version of the code that knows of no addresses yet may write beside this one.
    slug = models.SlugField(
        "мекенжайы",
        default="",
        db_default=Cast(models.Func(function="gen_random_uuid"), models.SlugField(max_length=90)),
        max_length=90,
        unique=True,
        editable=False,
    )

    class Meta:
        verbose_name = "автор"
        verbose_name_plural = "авторлар"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs) -> None:
        self.slug = self.slug or free_slug(self.name, "avtor", Person)
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("news:person", kwargs={"slug": self.slug})
