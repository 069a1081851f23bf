"""Photos: one row each, used by reference, so that texts are never rewritten for a picture."""

from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.storage import storages
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils.crypto import get_random_string

from news import pictures
from news.fields import PlainField

# What the desk says of a photo, beside its file.
WORDS = ("caption", "credit", "rights", "alt", "decorative", "focal_x", "focal_y")
PERCENT = [MaxValueValidator(100)]


def originals():
    """The storage that nobody is served from: originals may tell where and by whom."""
    return storages["originals"]


def random_name(photo: "Photo", filename: str) -> str:
    """A name that tells nothing of the file's owner and cannot be guessed."""
    return f"{get_random_string(24).lower()}{PurePath(filename).suffix.lower()[:5]}"


@dataclass(frozen=True)
class Picture:
    """One shape of a photo as a template needs it: its largest size, and addresses of all."""

    alt: str
    width: int
    height: int
    webp: str
    jpeg: str
    fallback: str
    smallest: str


class Photo(models.Model):
    original = models.FileField(
        "сурет файлы", storage=originals, upload_to=random_name, max_length=120
    )
    caption = PlainField("сурет асты жазуы", max_length=300, blank=True)
    credit = PlainField("түсірген", max_length=120, blank=True)
    rights = PlainField("құқық иесі", max_length=200, blank=True)
    alt = PlainField(
        "сипаттамасы",
        max_length=300,
        blank=True,
        help_text="Көрмейтін адамға: суретте не бар, бір сөйлеммен.",
    )
    decorative = models.BooleanField(
        "тек безендіру үшін",
        default=False,
        help_text="Сурет мағына қоспайды, сипаттама керек емес.",
    )
    focal_x = models.PositiveSmallIntegerField(
        "басты нүкте, солдан %", default=50, validators=PERCENT
    )
    focal_y = models.PositiveSmallIntegerField(
        "басты нүкте, жоғарыдан %", default=40, validators=PERCENT
    )
    renditions = models.JSONField(default=dict, editable=False)
    created = models.DateTimeField("жүктелген", auto_now_add=True)

    class Meta:
        verbose_name = "сурет"
        verbose_name_plural = "суреттер"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                name="focal_point_is_inside_the_photo",
            )
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or f"№ {self.pk}"

    def save(self, **kwargs) -> None:
        """Store the photo with its renditions made, so that no reader ever waits for them.

        :raises pictures.Refused: the file is no picture that can be taken.
        """
        try:
            self.make_renditions()
            super().save(**kwargs)
        finally:
            self.original.close()

    def delete(self, **kwargs):
        """Delete the photo and, once that is certain, its files."""
        deleted = super().delete(**kwargs)
        transaction.on_commit(self.remove_files)
        return deleted

    def remove_files(self) -> None:
        self.original.delete(save=False)
        twins = Photo.objects.filter(renditions__name=self.renditions.get("name"))
        if not twins.exists():
            pictures.remove(self.renditions)

    def make_renditions(self) -> None:
        """Make them anew where the file or the focal point changed."""
        focal_point = self.focal_x / 100, self.focal_y / 100
        self.renditions = pictures.make_renditions(self.original, focal_point, made=self.renditions)

    def picture(self, shape: str) -> Picture | None:
        """The shape "whole" or "card" for a template; None while there are no renditions."""
        made = self.renditions.get(shape)
        if not made:
            return None
        middle = made[min(1, len(made) - 1)]
        return Picture(
            alt="" if self.decorative else self.alt,
            width=made[-1]["width"],
            height=made[-1]["height"],
            webp=srcset(made, "webp"),
            jpeg=srcset(made, "jpg"),
            fallback=pictures.address(middle["jpg"]),
            smallest=pictures.address(made[0]["jpg"]),
        )


def srcset(made: list[dict], kind: str) -> str:
    return ", ".join(f"{pictures.address(one[kind])} {one['width']}w" for one in made)


class PhotoUse(models.Model):
    """Which article shows which photo: kept from the text on every save, never typed."""

    article = models.ForeignKey("news.Article", models.CASCADE, related_name="photo_uses")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="uses")

    class Meta:
        verbose_name = "суретті қолданған мақала"
        verbose_name_plural = "суретті қолданған мақалалар"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "photo"], name="one_use_per_article")
        ]

    def __str__(self) -> str:
        return self.article.title
