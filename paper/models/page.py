"""A page of a printed issue: its pictures, its text, and the words by which it is found."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.urls import reverse

from news import pictures
from news.models.photo import Picture, picture_of
from paper.models.issue import Issue
from paper.queries import PageQuerySet
from paper.text import paragraphs


class IssuePage(models.Model):
    """Made of the issue's PDF, whole or not at all; nothing of it is anybody's work."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    renditions = models.JSONField(default=dict)
    text = models.TextField(default="")
    words = SearchVectorField(default="")
    language = models.PositiveIntegerField(default=0)
    """The kazakh.SEARCH_VERSION that made the words."""

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = "газет беті"
        verbose_name_plural = "газет беттері"
        ordering = ["number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="one_page_of_a_number")
        ]
        indexes = [GinIndex(fields=["words"], name="paper_pages_by_word")]

    def __str__(self) -> str:
        return f"{self.number}-бет"

    def get_absolute_url(self) -> str:
        return reverse("paper:page", kwargs={**self.issue.where, "page": self.number})

    def picture(self, shape: str) -> Picture | None:
        """As a photo's (news.models.photo), so that the same template draws it."""
        alt = f"Газеттің {self.number}-беті"
        return picture_of(self.renditions.get(shape) or [], alt)

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs(self.text)

    @property
    def largest(self) -> str:
        """The address of the picture in which small print can be read."""
        return pictures.address(self.renditions["whole"][-1]["webp"])
