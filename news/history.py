"""One row for each saved version of an article: the desk compares, merges and restores from it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.forms.models import model_to_dict
from django.utils.dateparse import parse_datetime

from news import body
from news.models import Article, ArticleVersion, Byline, Person, Photo, PhotoUse, Rubric, Tag
from news.models.photo import WORDS
from news.models.tag import tag_named

PLAIN_FIELDS = (
    *("section", "title", "lead", "body", "slug", "status", "published_at", "unpublish_at"),
    *("source_name", "source_url", "label", "comments_open"),
)


def record(article: Article, *, by: User | None) -> ArticleVersion:
    """Keep the version that was just saved, its relations included, and note its photos."""
    note_photos(article)
    return ArticleVersion.objects.create(
        article_id=article.pk, number=article.version, saved_by=by, snapshot=snapshot(article)
    )


def keep_base(pk: int) -> None:
    """Keep what an article says now, if nobody did: what was imported or changed in bulk has no
    version yet, and a change of it could be compared with nothing."""
    article = Article.objects.get(pk=pk)
    if not article.versions.filter(number=article.version).exists():
        record(article, by=None)


def before(pk: int) -> dict[str, Any]:
    """What the saved article says, just before somebody saves it."""
    keep_base(pk)
    return snapshot(Article.objects.get(pk=pk))


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
    plain = model_to_dict(article, fields=PLAIN_FIELDS) | {"section": article.section}
    dated = {key: v.isoformat() if isinstance(v, datetime) else v for key, v in plain.items()}
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


# --- back into the article -----------------------------------------------------------------

# Whether and when readers see a piece is no part of what was written.
STATE = ("status", "published_at", "unpublish_at")
WRITTEN = ("title", "lead", "body", "slug", "source_name", "source_url", "label", "comments_open")


def bring_words_back(article: Article, was: dict[str, Any]) -> None:
    """Set the article's own fields to what a snapshot says; nothing is saved."""
    for name in WRITTEN:
        setattr(article, name, was[name])
    article.rubric = rubric_again(was["rubric"], now=article.rubric)
    article.lead_photo = Photo.objects.filter(pk=was["lead_photo"]).first()


def bring_state_back(article: Article, was: dict[str, Any]) -> None:
    article.status, article.binned_at = was["status"], None
    article.published_at = parse_datetime(was["published_at"] or "")
    article.unpublish_at = parse_datetime(was["unpublish_at"] or "")


def bring_relations_back(article: Article, was: dict[str, Any]) -> None:
    """Rubrics, tags, related pieces and bylines of a snapshot; whoever is gone comes by name."""
    article.rubrics.set(Rubric.objects.filter(pk__in=[one["id"] for one in was["rubrics"]]))
    article.related.set(Article.objects.filter(pk__in=[one["id"] for one in was["related"]]))
    article.tags.set(tag_again(one) for one in was["tags"])
    article.bylines.all().delete()
    for order, one in enumerate(was["bylines"]):
        person = person_again(one["person"]) if one["person"] else None
        Byline.objects.create(
            article_id=article.pk, person=person, role=one["role"], text=one["text"], order=order
        )


def rubric_again(named: dict[str, Any] | None, now: Rubric | None) -> Rubric | None:
    """The rubric that was; where it is gone, today's: a piece without any has no address."""
    return Rubric.objects.filter(pk=named["id"]).first() or now if named else None


def tag_again(named: dict[str, Any]) -> Tag:
    return Tag.objects.filter(pk=named["id"]).first() or tag_named(named["name"])


def person_again(named: dict[str, Any]) -> Person:
    found = Person.objects.filter(pk=named["id"]).first()
    return found or Person.objects.get_or_create(name=named["name"])[0]
