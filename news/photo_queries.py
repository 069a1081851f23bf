"""The questions that the desk asks of the photo library."""

from __future__ import annotations

from datetime import date, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils import timezone

from news import pictures

SOON = timedelta(days=30)
MOST_WORDS = 8
# All that is said of a photo, as the index of its words has it.
ALL_WORDS = Func(
    *(F("caption"), F("credit"), F("alt"), F("rights")),
    template="upper(%(expressions)s)",
    arg_joiner=" || ' ' || ",
    output_field=models.TextField(),
)


class PhotoQuerySet(models.QuerySet):
    def matching(self, text: str) -> PhotoQuerySet:
        """With each of these words, or parts of words, in what is said of the photo."""
        photos = self.alias(said=ALL_WORDS)
        for word in text.split()[:MOST_WORDS]:
            photos = photos.filter(said__contains=word.upper())
        return photos

    def in_use(self) -> PhotoQuerySet:
        """Shown by an article of any state, by what somebody proposes for one, or elsewhere."""
        return self.filter(shown_somewhere())

    def unused(self) -> PhotoQuerySet:
        return self.exclude(shown_somewhere())

    def undescribed(self) -> PhotoQuerySet:
        """Without words for who cannot see them."""
        return self.filter(alt="", decorative=False)

    def rights_ended(self, today: date | None = None) -> PhotoQuerySet:
        """Those that must have left the pages: the last day of their rights is over."""
        return self.filter(rights_until__lt=today or timezone.localdate())

    def rights_ending(self, within: timedelta = SOON, today: date | None = None) -> PhotoQuerySet:
        """Those whose rights have ended or end soon, the first first."""
        last = (today or timezone.localdate()) + within
        return self.filter(rights_until__lte=last).order_by("rights_until", "-pk")

    def of_an_older_recipe(self) -> PhotoQuerySet:
        unnamed = Q(renditions__recipe__isnull=True)
        return self.filter(unnamed | ~Q(renditions__recipe=pictures.RECIPE))


def shown_somewhere() -> Q:
    uses = apps.get_model("news", "PhotoUse").objects.filter(photo=OuterRef("pk"))
    leads = apps.get_model("news", "Article").objects.filter(lead_photo=OuterRef("pk"))
    return Q(Exists(uses)) | Q(Exists(leads)) | Q(pk__in=proposed()) | shown_elsewhere()


def shown_elsewhere() -> Q:
    """On somebody's page, as the paper's own sign, or by a row of another app's table."""
    shown = Q()
    for link in links_to_photos():
        rows = link.related_model._base_manager.filter(**{link.field.name: OuterRef("pk")})
        shown |= Q(Exists(rows))
    return shown


def links_to_photos() -> list[models.ManyToOneRel]:
    """Every column, of whatever app, that holds on to a photo; articles' have questions of
    their own."""
    fields = apps.get_model("news", "Photo")._meta.get_fields(include_hidden=True)
    links = [field for field in fields if isinstance(field, models.ManyToOneRel)]
    articles = {"Article", "PhotoUse"}
    return [link for link in links if link.related_model.__name__ not in articles]


def proposed() -> set[int]:
    """Photos of changes that are with an editor, or with their author again: they are few."""
    changes = apps.get_model("news", "Proposal").objects.all()
    return {pk for change in changes for pk in change.photo_ids()}
