"""People who sign articles; most never have an account here."""

from django.db import models

from news.fields import PlainField


class Person(models.Model):
    name = PlainField("аты-жөні", max_length=120, unique=True)

    class Meta:
        verbose_name = "автор"
        verbose_name_plural = "авторлар"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
