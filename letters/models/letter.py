"""A letter to the newsroom, with photos or without. It never becomes an article by itself."""

from __future__ import annotations

from django.db import models
from django.utils.crypto import get_random_string

from letters.models.decided import Decided
from news.fields import PlainField, PlainTextField
from news.models import Photo
from news.models.photo import originals

LONGEST = 5000
LONGEST_NAME = 100
MOST_PHOTOS = 5


class LetterQuerySet(models.QuerySet):
    def waiting(self) -> LetterQuerySet:
        return self.filter(state=Letter.State.NEW)


class Letter(Decided):
    class Kind(models.TextChoices):
        NEWS = "news", "жаңалық"
        CONTACT = "contact", "хат"

    class State(models.TextChoices):
        NEW = "new", "жаңа"
        DONE = "done", "қаралды"
        SPAM = "spam", "спам"

    kind = models.CharField("түрі", max_length=7, choices=Kind.choices)
    name = PlainField("аты-жөні", max_length=LONGEST_NAME, blank=True)
    contact = PlainField("телефоны немесе поштасы", max_length=LONGEST_NAME, blank=True)
    text = PlainTextField("мәтіні", max_length=LONGEST)
    state = models.CharField(
        "күйі", max_length=4, choices=State.choices, default=State.NEW, editable=False
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "оқырман хаты"
        verbose_name_plural = "оқырман хаттары"
        ordering = ["-sent_at", "-pk"]
        default_permissions = ("view", "change", "delete")
        indexes = [models.Index(fields=["-sent_at", "-id"], name="letters_by_time")]

    def __str__(self) -> str:
        return f"№ {self.pk}"


def private_name(photo: LetterPhoto, filename: str) -> str:
    """A name that tells nothing of the file's owner, in a folder of the letters' own."""
    return f"letters/{get_random_string(24).lower()}"


class LetterPhoto(models.Model):
    """A file that came with a letter, as it was sent; the desk alone is shown it."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="photos")
    file = models.FileField("файлы", storage=originals, upload_to=private_name, max_length=120)
    kind = models.CharField(max_length=4)
    """What it is, by its header: «JPEG»."""
    taken = models.ForeignKey(Photo, models.SET_NULL, null=True, related_name="+")
    """The library's photo that was made of it."""

    class Meta:
        verbose_name = "хаттағы сурет"
        verbose_name_plural = "хаттағы суреттер"
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"№ {self.pk}"
