"""What every feed says of an article."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Enclosure
from django.utils.html import escape

from news import body, pictures
from news.addresses import absolute
from news.models import Article, Correction, Photo
from news.queries import ArticleQuerySet
from syndication.feeds.text import full_text, notes

SHOWN = 20


def newest(articles: ArticleQuerySet) -> ArticleQuerySet:
    """The twenty that a feed holds, with what it says of them."""
    shown = articles.published().newest_first().select_related("rubric", "lead_photo")
    return shown.prefetch_related("bylines__person", "corrections")[:SHOWN]


def items(articles: ArticleQuerySet) -> Iterator[dict[str, Any]]:
    """The facts of each, as django.utils.feedgenerator takes them, and a few more of ours."""
    shown = list(articles)
    wanted = {pk for article in shown for pk in body.photo_ids(article.body)}
    photos = Photo.objects.in_bulk(wanted) if wanted else {}
    return (item(article, photos) for article in shown)


def item(article: Article, photos: dict[int, Photo]) -> dict[str, Any]:
    authors = [str(byline) for byline in article.bylines.all()]
    enclosure = picture(article.lead_photo)
    return {
        "title": article.title,
        "link": absolute(article.get_absolute_url()),
        # What stands here is read as HTML.
        "description": "".join([escape(article.lead), *notes(article)]),
        "summary": article.lead,
        "content": full_text(article, photos),
        # The address follows a renamed rubric; what a reader's program remembers must not. It is
        # one article in each edition, so that whoever reads two of them meets it once.
        "unique_id": f"{settings.SITE_URL}#{article.pk}",
        "unique_id_is_permalink": False,
        "pubdate": timezone.localtime(article.published_at),
        "updateddate": timezone.localtime(modified(article, article.corrections.all())),
        "author_name": ", ".join(authors),
        "authors": authors,
        "categories": [article.rubric.name] if article.rubric else [],
        "enclosures": [enclosure] if enclosure else [],
    }


def modified(article: Article, corrections: Iterable[Correction]) -> datetime:
    """When what readers see of it changed last; what is due appears at its own time."""
    corrected = [correction.made_at for correction in corrections]
    return max(filter(None, [article.changed, article.published_at, *corrected]))


def picture(photo: Photo | None) -> Enclosure | None:
    """The lead photo's largest JPEG.

    Its length is given as 0, which in a feed says «not known»: it stands in the storage alone,
    and while that is away a feed would wait for it.
    """
    made = photo.renditions.get("whole") if photo else None
    return Enclosure(full(pictures.address(made[-1]["jpg"])), "0", "image/jpeg") if made else None


def full(address: str) -> str:
    """An address of a file; storage elsewhere gives whole ones already."""
    return absolute(address) if address.startswith("/") else address
