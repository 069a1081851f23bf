"""One row for each saved version of an article: the desk compares, merges and restores from it."""

from typing import Any

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.forms.models import model_to_dict

from news import body
from news.models import Article, ArticleVersion, Photo, PhotoUse
from news.models.photo import WORDS

PLAIN_FIELDS = (
    *("section", "title", "lead", "body", "slug", "status", "published_at", "unpublish_at"),
    *("pinned_until", "source_name", "source_url", "label", "comments_open"),
)


def record(article: Article, *, by: User | None) -> ArticleVersion:
    """Keep the version that was just saved, its relations included, and note its photos."""
    note_photos(article)
    return ArticleVersion.objects.create(
        article_id=article.pk, number=article.version, saved_by=by, snapshot=snapshot(article)
    )


def note_photos(article: Article) -> None:
    """Bring the table of photo uses in line with the article."""
    used = used_photo_ids(article)
    article.photo_uses.exclude(photo__in=used).delete()
    known = Photo.objects.filter(pk__in=used).values_list("pk", flat=True)
    uses = [PhotoUse(article_id=article.pk, photo_id=pk) for pk in known]
    PhotoUse.objects.bulk_create(uses, ignore_conflicts=True)


def used_photo_ids(article: Article) -> list[int]:
    lead = [article.lead_photo_id] if article.lead_photo_id else []
    return [*lead, *body.photo_ids(article.body)]


def snapshot(article: Article) -> dict[str, Any]:
    """All that an editor can set on an article, as JSON: names stand beside ids, so that a
    version can be read after a person, tag, rubric or photo is gone."""
    encoder = DjangoJSONEncoder()
    plain = model_to_dict(article, fields=PLAIN_FIELDS) | {"section": article.section}
    dated = {key: encoder.default(v) if hasattr(v, "isoformat") else v for key, v in plain.items()}
    return dated | {
        "rubric": named(article.rubric),
        "rubrics": [named(rubric) for rubric in article.rubrics.order_by("tree_id", "lft")],
        "tags": [named(tag) for tag in article.tags.all()],
        "related": [titled(other) for other in article.related.order_by("pk")],
        "bylines": [byline_facts(byline) for byline in article.bylines.select_related("person")],
        "lead_photo": article.lead_photo_id,
        "photos": [photo_facts(use.photo) for use in article.photo_uses.select_related("photo")],
    }


def named(thing: Any) -> dict[str, Any] | None:
    return {"id": thing.pk, "name": thing.name} if thing else None


def titled(article: Article) -> dict[str, Any]:
    return {"id": article.pk, "title": article.title}


def byline_facts(byline: Any) -> dict[str, Any]:
    return {"person": named(byline.person), "role": byline.role, "text": byline.text}


def photo_facts(photo: Photo) -> dict[str, Any]:
    words = model_to_dict(photo, fields=WORDS)
    until = words["rights_until"]
    dated = {"rights_until": until.isoformat() if until else None}
    return {"id": photo.pk, "original": photo.original.name, **words, **dated}
