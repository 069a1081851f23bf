"""Boring, valid things for tests; each test says only what matters to it."""

import io
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from adverts.models import Advert, Notice
from desk.roles import BY_KEY, give_role
from news.models import Article, BreakingLine, Correction, FrontPlace, Photo, Rubric
from paper.making import make_pages
from paper.models import Issue
from paper.opening import look
from spiritual.models import SpiritualArticle
from tests.pdfs import pdf


def make_rubric(slug: str = "kogam", name: str = "Қоғам", parent: Rubric | None = None) -> Rubric:
    found = Rubric.objects.filter(slug=slug, parent=parent).first()
    return found or Rubric.objects.create(slug=slug, name=name, parent=parent)


def make_article(*, title: str = "Көпір ашылды", **fields: Any) -> Article:
    defaults = {
        "rubric": fields.pop("rubric", None) or make_rubric(),
        "status": "published",
        "published_at": timezone.now() - timedelta(hours=1),
    }
    article = Article(title=title, **{**defaults, **fields})
    article.save()
    return article


def place_by_hand(article: Article, *, until: datetime, **fields: Any) -> FrontPlace:
    """On the front page, behind those that the desk has placed there."""
    position = FrontPlace.objects.count()
    return FrontPlace.objects.create(
        article_id=article.pk, **{"position": position, "until": until, **fields}
    )


def make_breaking(
    text: str = "Көпір жабылды", *, lasts: timedelta = timedelta(hours=3), **fields: Any
) -> BreakingLine:
    return BreakingLine.objects.create(text=text, until=timezone.now() + lasts, **fields)


def make_correction(
    article: Article, text: str = "Көпірдің ұзындығы 40 емес, 45 метр.", **fields: Any
) -> Correction:
    return Correction.objects.create(article_id=article.pk, text=text, **fields)


def make_advert(title: str = "Құрылыс заттары", **fields: Any) -> Advert:
    """A text at the top of pages, since an hour and for a day more."""
    now = timezone.now()
    span = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(days=1)}
    defaults = {"place": "header", "link": "https://dukenim.kz/", "line": "Жеткіземіз"}
    return Advert.objects.create(title=title, **{**span, **defaults, **fields})


def make_notice(title: str = "Бұзау жоғалды", **fields: Any) -> Notice:
    now = timezone.now()
    span = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(days=7)}
    return Notice.objects.create(title=title, **{**span, "text": "Маңдайы төбел.", **fields})


def make_spiritual(*, title: str = "Мен өмірді қалаймын", **fields: Any) -> SpiritualArticle:
    defaults = {"status": "published", "published_at": timezone.now() - timedelta(hours=1)}
    article = SpiritualArticle(title=title, **{**defaults, **fields})
    article.save()
    return article


def make_articles(count: int, **fields: Any) -> list[Article]:
    """Many at once, an hour apart, the newest first."""
    rubric = fields.pop("rubric", None) or make_rubric()
    now = timezone.now()
    articles = [
        Article(
            title=f"Мақала {number}",
            slug=f"maqala-{number}",
            rubric=rubric,
            status="published",
            published_at=now - timedelta(hours=number + 1),
            **fields,
        )
        for number in range(count)
    ]
    return Article.objects.bulk_create(articles)


def picture_bytes(
    width: int = 900, height: int = 600, kind: str = "JPEG", colour: str = "#345", **options: Any
) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, kind, **options)
    return buffer.getvalue()


def make_photo(*, content: bytes | None = None, **fields: Any) -> Photo:
    photo = Photo(**{"alt": "Өзен үстіндегі көпір", "caption": "Жаңа көпір", **fields})
    photo.original.save("kopir.jpg", ContentFile(content or picture_bytes()), save=False)
    photo.save()
    return photo


def make_editor(name: str = "aigul", **fields: Any) -> User:
    return User.objects.create_superuser(name, f"{name}@qazaly.kz", "qupiasoz", **fields)


def make_person_of_the_desk(role: str | None = "editor", name: str = "") -> User:
    """Somebody with one of the four roles of desk.roles, or with none yet."""
    name = name or role or "qonaq"
    user = User.objects.create_user(name, f"{name}@qazaly.kz", "qupiasoz", is_staff=True)
    if role:
        give_role(user, BY_KEY[role])
    return user


def local(text: str, fold: int = 0) -> datetime:
    """A time of the newsroom's clock: «2025-09-16 12:00»."""
    zone = timezone.get_default_timezone()
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def make_issue(number: int = 45, *texts: str, made: bool = True, **fields: Any) -> Issue:
    """A printed issue with its number on its one page, or with these pages; they are made."""
    texts = texts or (f"№ {number} Көпір ашылды",)
    file = ContentFile(pdf(*texts), "gazet.pdf")
    issue = Issue(**{"number": number, "date": timezone.localdate(), **fields})
    issue.take(file, look(file))
    issue.save()
    if made:
        make_pages(len(texts))
        issue.refresh_from_db()
    return issue
