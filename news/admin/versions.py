"""A saved version of an article as the desk shows it: as it was, whatever became of it since."""

from typing import Any

from django.utils.dateparse import parse_datetime

from news import body
from news.models import ArticleVersion, Photo
from news.models.article import Status

MOMENTS = {"published_at": "Шығатын уақыты", "unpublish_at": "Сайттан алынатын уақыты"}


def facts_of(version: ArticleVersion) -> dict[str, Any]:
    """What the version's page shows: the text with its pictures, the state, the times."""
    was = version.snapshot
    photos = Photo.objects.in_bulk(body.photo_ids(was["body"]))
    return {
        "version": version,
        "text": body.render(was["body"], photos),
        "lead_photo": Photo.objects.filter(pk=was["lead_photo"]).first(),
        "status": Status(was["status"]).label,
        "moments": [(name, parse_datetime(was[key] or "")) for key, name in MOMENTS.items()],
    }
