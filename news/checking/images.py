"""Photos of a text: described for whoever cannot see them, and large enough."""

from collections.abc import Iterator

from django.urls import reverse

from news import body
from news.checking.trouble import MUST, SHOULD, Trouble
from news.describing import is_file_name
from news.models import Article, Photo

WIDE_ENOUGH = 1200  # pixels


def photo_troubles(article: Article) -> Iterator[Trouble]:
    """Of the lead photo and of those in the text, each once."""
    if article.lead_photo:
        yield from troubles(article.lead_photo, "lead_photo", "Басты сурет")
    numbers = body.photo_ids(article.body)
    photos = Photo.objects.in_bulk([pk for pk in numbers if pk != article.lead_photo_id])
    for pk in numbers:
        if pk in photos:
            yield from troubles(photos[pk], "body", f"Мәтіндегі «{photos[pk]}» суреті")
        elif pk != article.lead_photo_id:
            yield Trouble("body", SHOULD, f"Мәтіндегі № {pk} сурет қорда жоқ: орны бос қалады.")


def troubles(photo: Photo, field: str, name: str) -> Iterator[Trouble]:
    link = reverse("admin:news_photo_change", args=[photo.pk])
    alt = photo.alt.strip()
    if not photo.decorative and not alt:
        yield Trouble(field, MUST, f"{name} сипатталмаған: онда не бар?", link)
    elif not photo.decorative and is_file_name(alt):
        sentence = f"{name} сипаттамасының орнында файлдың аты тұр: «{alt}»."
        yield Trouble(field, MUST, sentence, link)
    width = width_of(photo)
    if width and width < WIDE_ENOUGH:
        sentence = f"{name} кішкентай: ені {width} пиксел, кемі {WIDE_ENOUGH} керек."
        yield Trouble(field, SHOULD, sentence, link)


def width_of(photo: Photo) -> int:
    """Of its largest rendition, which is never blown up; 0 where there is none."""
    whole = photo.renditions.get("whole") or [{}]
    return whole[-1].get("width", 0)
