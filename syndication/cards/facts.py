"""What a card shows. Its name is made of that, so that a card never changes."""

import hashlib
from typing import NamedTuple

from django.urls import reverse

from news.addresses import absolute, outside
from news.models import Article, Newsroom

WIDTH, HEIGHT = 1200, 630
# A photo narrower than half a card would be blown up beyond what a reader forgives.
NARROWEST = 600
RECIPE = 1
COLUMN = "Руханият"


class Card(NamedTuple):
    title: str
    section: str
    paper: str
    palette: str
    photo: str
    """The path of the photo's widest JPEG in the public storage; "" where the words are drawn."""
    focal_x: int
    focal_y: int

    @property
    def mark(self) -> str:
        shown = self[4:] if self.photo else self[:4]
        return hashlib.sha256(repr((RECIPE, *shown)).encode()).hexdigest()[:20]

    def address(self, pk: int) -> str:
        """The same in every edition."""
        place = reverse("syndication:card", kwargs={"pk": pk, "mark": self.mark})
        return absolute(outside(place))


def card_of(article: Article, paper: Newsroom) -> Card:
    """:param article: with its lead photo and rubric at hand; nothing is asked"""
    photo = article.lead_photo
    sizes = photo.renditions.get("whole") if photo else None
    is_wide = sizes and sizes[-1]["width"] >= NARROWEST
    return Card(
        article.title,
        article.rubric.name if article.rubric else COLUMN,
        paper.name,
        paper.palette,
        sizes[-1]["jpg"] if sizes and is_wide else "",
        photo.focal_x if photo else 0,
        photo.focal_y if photo else 0,
    )
