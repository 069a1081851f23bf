"""The site as JSON Lines: rubrics, photos and articles, each after what it refers to."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from news import body
from news.models import Article, Person, Photo, Rubric, Tag
from news.models.photo import WORDS
from news.transfer import curation


def export_lines(media: Path | None) -> Iterator[dict[str, Any]]:
    """All that an import needs to make the same site; photos only where `media` takes their files.

    Photos are numbered from 1 in the file, whatever their ids are.
    """
    for rubric in Rubric.objects.prefetch_related("redirects").order_by("tree_id", "lft"):
        former = sorted(redirect.path for redirect in rubric.redirects.all())
        facts = facts_of(rubric, "path", "name", "description")
        yield slim({"kind": "rubric", **facts, "redirects": former})
    for tag in Tag.objects.order_by("pk"):
        yield {"kind": "tag", **facts_of(tag, "name", "slug")}
    numbers: dict[int, int] = {}
    if media:
        for number, photo in enumerate(Photo.objects.order_by("pk").iterator(), start=1):
            numbers[photo.pk] = number
            yield export_photo(photo, number, media)
    for person in Person.objects.order_by("pk"):
        facts = facts_of(person, "name", "slug", "job", "about")
        yield slim({"kind": "person", **facts, "photo": numbers.get(person.photo_id or 0)})
    for article in articles().iterator(chunk_size=500):
        yield export_article(article, numbers)


def articles():
    """All but the bin: an import has none, and would put what was thrown away back to the desk."""
    relations = ("rubrics", "tags", "bylines__person", "related", "corrections")
    whole = (
        Article.objects.at_hand()
        .select_related("rubric", "front_place")
        .prefetch_related(*relations)
    )
    return whole.with_views().order_by("pk")


def export_photo(photo: Photo, number: int, media: Path) -> dict[str, Any]:
    # Photos of an old site keep its folders, in which names come again.
    name = str(photo.original.name).replace("/", "_")
    with photo.original.open("rb") as original, (media / name).open("wb") as copy:
        shutil.copyfileobj(original, copy)
    words = facts_of(photo, *WORDS) | {"rights_until": iso(photo.rights_until)}
    return slim({"kind": "photo", "number": number, "file": name, **words})


def export_article(article: Article, numbers: dict[int, int]) -> dict[str, Any]:
    plain = ("id", "section", "title", "slug", "lead", "status", "label", "comments_open", "views")
    source = {"name": article.source_name, "url": article.source_url}
    return slim(
        facts_of(article, *plain)
        | {
            "rubric": article.rubric.path if article.rubric else "",
            "rubrics": sorted(rubric.path for rubric in article.rubrics.all()),
            "body": body.renumber(article.body, numbers.get),
            "photo": numbers.get(article.lead_photo_id or 0),
            "bylines": [export_byline(byline) for byline in article.bylines.all()],
            "source": slim(source),
            "tags": sorted(tag.name for tag in article.tags.all()),
            "related": sorted(at_hand(article.related.all())),
            "published": iso(article.published_at),
            "unpublish": iso(article.unpublish_at),
            "corrections": [curation.export_correction(note) for note in article.corrections.all()],
            **curation.export_place(article),
        }
    )


def at_hand(articles: Iterable[Article]) -> Iterator[int]:
    return (article.pk for article in articles if article.binned_at is None)


def export_byline(byline: Any) -> dict[str, str]:
    name = byline.person.name if byline.person else ""
    return slim({"name": name, "role": byline.role, "text": byline.text})


def facts_of(thing: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


def iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def slim(facts: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty: a reader of the file sees what there is."""
    return {name: value for name, value in facts.items() if value not in (None, "", [], {}, False)}
