"""A printed issue: its number, its day, and the PDF that its pages are made of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.core.files import File
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils import timezone

import kazakh
from news.fields import PlainField
from paper import files
from paper.queries import IssueQuerySet

if TYPE_CHECKING:
    from paper.models.page import IssuePage
    from paper.opening import Looked

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
WRONG_DAY = "Жылы қате терілген."
SAME_NUMBER = "Бұл жылдың мұндай нөмірі бар."
SAME_FILE = "Бұл PDF басқа нөмір болып жүктелген."


class Issue(models.Model):
    number = models.PositiveSmallIntegerField(
        "нөмірі", validators=[MinValueValidator(1), MaxValueValidator(9999)]
    )
    date = models.DateField(
        "шыққан күні",
        default=timezone.localdate,
        validators=[
            MinValueValidator(FIRST_DAY, WRONG_DAY),
            MaxValueValidator(LAST_DAY, WRONG_DAY),
        ],
        help_text="Нөмір сайтта осы күннен бастап көрінеді.",
    )
    title = PlainField(
        "тақырыбы",
        max_length=120,
        blank=True,
        help_text="Міндетті емес: «Мерекелік нөмір», «№ 45–46».",
    )
    pdf = models.FileField("PDF файлы", upload_to=files.random_name, max_length=60)
    size = models.PositiveIntegerField(default=0, editable=False)
    """Of the PDF, in bytes."""
    fingerprint = models.CharField(max_length=64, editable=False)
    page_count = models.PositiveSmallIntegerField(default=0, editable=False)
    made = models.BooleanField(default=False, editable=False)
    """Whether all pages are there."""
    fault = models.TextField(default="", editable=False)
    """The sentence that says why they cannot be made."""
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    """How often the next page was begun and nobody came back from it."""

    objects = IssueQuerySet.as_manager()

    done: int
    fronts: list[IssuePage]

    class Meta:
        verbose_name = "газет нөмірі"
        verbose_name_plural = "газет нөмірлері"
        ordering = ["-date", "-number"]
        constraints = [
            models.UniqueConstraint(
                ExtractYear("date"),
                F("number"),
                name="one_issue_of_a_number_a_year",
                violation_error_message=SAME_NUMBER,
            ),
            models.UniqueConstraint(
                fields=["fingerprint"],
                name="one_issue_of_a_file",
                violation_error_message=SAME_FILE,
            ),
        ]
        indexes = [models.Index(fields=["-date", "-number"], name="issues_by_day")]

    def __str__(self) -> str:
        return f"{self.name}, {self.day}"

    @property
    def name(self) -> str:
        return f"№ {self.number}"

    @property
    def day(self) -> str:
        return kazakh.long_date(self.date)

    @property
    def cover(self) -> IssuePage | None:
        """Its first page, where that was read as the only one of `fronts`."""
        return next(iter(self.fronts), None)

    @property
    def megabytes(self) -> str:
        """«4,2 МБ», never in two lines."""
        return f"{max(self.size / 1024**2, 0.1):.1f}\N{NO-BREAK SPACE}МБ".replace(".", ",")

    @property
    def where(self) -> dict[str, int]:
        return {"year": self.date.year, "number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("paper:issue", kwargs=self.where)

    def is_published(self) -> bool:
        return self.made and self.date <= timezone.localdate()

    def take(self, file: File, looked: Looked) -> None:
        """Become the issue of another PDF; its pages are made when it is saved."""
        self.pdf, self.size = file, file.size
        self.page_count, self.fingerprint = looked
        self.made, self.fault, self.tries = False, "", 0

    def save(self, **kwargs) -> None:
        """With another PDF the pages of the former one go, and their files."""
        before = Issue.objects.filter(pk=self.pk).first() if self.pk else None
        try:
            with transaction.atomic():
                super().save(**kwargs)
                if before and before.pdf.name != self.pdf.name:
                    files.let_go(before)
                    self.pages.all().delete()
        except BaseException:
            files.remove_new(self, before)
            raise

    def delete(self, **kwargs):
        """Delete the issue and, once that is certain, its files.

        :raises OSError: their storage is away; nothing is deleted, or the files would stay.
        """
        self.pdf.storage.exists(str(self.pdf.name))
        with transaction.atomic():
            files.let_go(self)
            return super().delete(**kwargs)
