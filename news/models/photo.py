"""Photos: one row each, used by reference, so that texts are never rewritten for a picture."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.encoding import iri_to_uri

from news import pictures
from news.fields import PlainField
from news.photo_queries import ALL_WORDS, SOON, PhotoQuerySet

# What the desk says of a photo, beside its file.
WORDS = (
    *("caption", "credit", "rights", "rights_until"),
    *("alt", "decorative", "focal_x", "focal_y"),
)
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
PERCENT = [MaxValueValidator(100)]


def originals():
    """The storage that nobody is served from: originals may tell where and by whom."""
    return storages["originals"]


def random_name(photo: "Photo", filename: str) -> str:
    """A name that tells nothing of the file's owner and cannot be guessed."""
    ending = PurePath(filename).suffix.lower()
    return f"{get_random_string(24).lower()}{ending if ending in ENDINGS else ''}"


@dataclass(frozen=True)
class Picture:
    """One shape of a photo as a template needs it: its largest size, and addresses of all."""

    alt: str
    width: int
    height: int
    avif: str
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
    rights_until = models.DateField(
        "құқық мерзімі",
        null=True,
        blank=True,
        help_text="Осы күннен кейін сурет сайтта тұрмауы керек.",
    )
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
    # Of the original's content, so that the same file is known when it comes again.
    fingerprint = models.CharField(max_length=64, default="", editable=False, db_index=True)
    created = models.DateTimeField("жүктелген", auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

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
        indexes = [
            GinIndex(OpClass(ALL_WORDS, name="gin_trgm_ops"), name="photo_words"),
            models.Index(
                fields=["rights_until"],
                condition=models.Q(rights_until__isnull=False),
                name="photos_due_to_leave",
            ),
            models.Index(
                fields=["-id"],
                condition=models.Q(alt="", decorative=False),
                name="photos_without_words",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or f"№ {self.pk}"

    def save(self, **kwargs) -> None:
        """Store the photo with its renditions made, so that no reader ever waits for them.

        :raises opening.Refused: the file is no picture that can be taken.
        """
        before = Photo.objects.filter(pk=self.pk).first() if self.pk else None
        try:
            self.make_renditions()
            super().save(**kwargs)
        except BaseException:
            # With the database gone nobody can say whether another photo shows the same picture.
            with suppress(DatabaseError):
                self.remove_files(kept=before)
            raise
        finally:
            self.original.close()
        if before:
            transaction.on_commit(lambda: before.remove_files(kept=self), robust=True)

    def delete(self, **kwargs):
        """Delete the photo and, once that is certain, its files.

        :raises OSError: its storage is away; nothing is deleted, or the files would stay.
        """
        self.original.storage.exists(str(self.original.name))
        deleted = super().delete(**kwargs)
        transaction.on_commit(self.remove_files)
        return deleted

    def remove_files(self, kept: "Photo | None" = None) -> None:
        """Remove the files of a photo that is gone, or those that another state of it has not."""
        is_kept = kept and self.original.name == kept.original.name
        # A file that was never stored has the name that its sender gave it.
        if self.original._committed and not is_kept:  # type: ignore[attr-defined]
            self.original.storage.delete(str(self.original.name))
        twins = Photo.objects.filter(renditions__name=self.renditions.get("name"))
        if not twins.exists():
            pictures.remove(self.renditions)

    def make_renditions(self) -> None:
        """Make them anew where the file, the focal point or the recipe changed."""
        focal_point = self.focal_x / 100, self.focal_y / 100
        self.renditions = pictures.make_renditions(self.original, focal_point, made=self.renditions)
        self.fingerprint = pictures.fingerprint(self.original)

    def rights_have_ended(self) -> bool:
        return self.rights_until is not None and self.rights_until < timezone.localdate()

    def rights_end_soon(self) -> bool:
        last = timezone.localdate() + SOON
        return self.rights_until is not None and self.rights_until <= last

    def picture(self, shape: str) -> Picture | None:
        """The shape "whole" or "card" for a template; None while there are no renditions."""
        alt = "" if self.decorative else self.alt
        made = self.renditions.get(shape) or []
        return picture_of(made, alt) if made else as_sent(self.renditions.get("sent"), alt)


def picture_of(made: list[dict], alt: str) -> Picture | None:
    """The sizes of one shape, as `pictures.write` made them; None where there are none."""
    if not made:
        return None
    middle = made[min(1, len(made) - 1)]
    return Picture(
        alt=alt,
        width=made[-1]["width"],
        height=made[-1]["height"],
        avif=srcset(made, "avif"),
        webp=srcset(made, "webp"),
        jpeg=srcset(made, "jpg"),
        fallback=pictures.address(middle["jpg"]),
        smallest=pictures.address(made[0]["jpg"]),
    )


def as_sent(sent: dict | None, alt: str) -> Picture | None:
    """The file of an old site as it was sent, until housekeeping has made its renditions."""
    if not sent:
        return None
    address = iri_to_uri(sent["address"])
    return Picture(alt, sent["width"], sent["height"], "", "", "", address, address)


def srcset(made: list[dict], kind: str) -> str:
    """The addresses of all sizes; none where an older recipe did not know this encoding."""
    known = [one for one in made if kind in one]
    return ", ".join(f"{pictures.address(one[kind])} {one['width']}w" for one in known)


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
