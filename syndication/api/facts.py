"""What programs are told of an article; nothing that a reader's page does not show."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from news import pictures
from news.addresses import absolute
from news.figures import Photos
from news.models import Article, Byline, Correction, Photo, Rubric, Tag
from syndication.feeds.items import full, modified
from syndication.feeds.text import full_text

Facts = dict[str, Any]


def brief(article: Article) -> Facts:
    """:param article: with its rubric, bylines, tags and corrections at hand"""
    return {
        "id": article.pk,
        "url": absolute(article.get_absolute_url()),
        "title": article.title,
        "lead": article.lead,
        "section": article.section,
        "rubric": rubric_facts(article.rubric) if article.rubric else None,
        "label": article.label or None,
        "published_at": moment(article.published_at),
        "modified_at": moment(modified(article, article.corrections.all())),
        "authors": [byline_facts(byline) for byline in article.bylines.all()],
        "tags": [tag_facts(tag) for tag in article.tags.all()],
        "image": image_facts(article.lead_photo),
    }


def whole(article: Article, photos: Photos) -> Facts:
    source = {"name": article.source_name, "url": article.source_url or None}
    return {
        **brief(article),
        "content_html": full_text(article, photos),
        "source": source if article.source_name else None,
        "corrections": corrections(article.corrections.all()),
    }


def corrections(notes: Iterable[Correction]) -> list[Facts]:
    return [
        {"kind": note.kind, "text": note.text, "made_at": moment(note.made_at)} for note in notes
    ]


def moment(at: Any) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")


def byline_facts(byline: Byline) -> Facts:
    return {"name": str(byline), "role": byline.role}


def tag_facts(tag: Tag) -> Facts:
    return {"name": tag.name, "slug": tag.slug, "url": absolute(tag.get_absolute_url())}


def rubric_facts(rubric: Rubric) -> Facts:
    return {"name": rubric.name, "path": rubric.path, "url": absolute(rubric.get_absolute_url())}


def image_facts(photo: Photo | None) -> Facts | None:
    made = photo.renditions.get("whole") if photo else None
    if not photo or not made:
        return None
    return {
        "url": full(pictures.address(made[-1]["jpg"])),
        "width": made[-1]["width"],
        "height": made[-1]["height"],
        "alt": "" if photo.decorative else photo.alt,
        "caption": photo.caption,
        "credit": photo.credit,
    }
