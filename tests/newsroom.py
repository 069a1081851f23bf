"""A newsroom with something in every table that the desk shows."""

import re
import uuid
from datetime import timedelta

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from adverts.models import Advert, Notice
from editions.models import Spelling
from legacy.models import Brought, Kind, MissingFile, Note, Redirect
from letters.models import Comment, Letter, LetterPhoto, Option, Poll, Report, Trace, Vote
from news import history
from news.models import (
    Article,
    Byline,
    Correction,
    Draft,
    MissedAddress,
    Newsroom,
    Person,
    Photo,
    Proposal,
    Rubric,
    Tag,
)
from pages.models import Page
from paper.models import Issue
from spiritual.models import SpiritualArticle
from syndication.models import SiteFiles
from tests.factories import (
    make_advert,
    make_article,
    make_correction,
    make_editor,
    make_issue,
    make_notice,
    make_person_of_the_desk,
    make_photo,
    make_rubric,
    make_spiritual,
    picture_bytes,
)


def make_news() -> Article:
    """A piece with all that belongs to it, published and saved once more since."""
    photo = make_photo(credit="Ерлан")
    article = make_article(
        title="Сырдария суы көтерілді",
        lead="Кіріспе",
        body=f'<p>Мәтін <a href="/">сілтеме</a></p><figure data-photo="{photo.pk}"></figure>',
        rubric=make_rubric(),
        lead_photo=photo,
        written_by=reader(),
    )
    article.tags.add(Tag.objects.create(name="Өзен"))
    article.related.add(make_article(title="Тасқын басылды"))
    Byline.objects.create(article=article, person=Person.objects.create(name="Айгүл"), order=1)
    history.record(article, by=reader())
    for status, title in UNPUBLISHED.items():
        make_article(title=title, status=status, published_at=None, written_by=reader())
    make_article(title="Себетте", status="draft", binned_at=timezone.now())
    make_article(title="Ертеңгі", published_at=timezone.now() + timedelta(minutes=5))
    return article


UNPUBLISHED = {"draft": "Жазылып жатыр", "review": "Тексерілсін", "withdrawn": "Алынды"}


def reader() -> User:
    """Who walks through the desk, where there is such a person: whoever was there first."""
    return User.objects.order_by("pk")[0]


def make_proposal() -> Proposal:
    article = Article.objects.get(tags__name="Өзен")
    author = make_person_of_the_desk("author", "erlan")
    facts = {"based_on": 1, "snapshot": history.snapshot(article) | {"title": "Су қайтты"}}
    return Proposal.objects.create(article=article, proposed_by=author, **facts)


def make_draft() -> Draft:
    """A form that was never saved."""
    form = {"form_key": uuid.uuid4(), "section": "news", "title": "Әлі сақталмаған"}
    return Draft.objects.create(person=reader(), **form)


def make_missed_address() -> MissedAddress:
    now = timezone.now()
    MissedAddress.objects.create(path="/" + "uzaq-" * 50, referrer="baq.kz", last_seen=now)
    return MissedAddress.objects.create(path="/eski.html", referrer="/kogam/", last_seen=now)


def make_spelling() -> Spelling:
    words = {"latin": "Seifullin", "arabic": "سەيفۋللين"}
    return Spelling.objects.create(cyrillic="Сейфуллин", **words)


def the_article() -> Article:
    return Article.objects.get(tags__name="Өзен")


def make_comment() -> Comment:
    facts = {"article": the_article(), "name": "Асқар", "text": "Көпір керек"}
    first = Comment.objects.create(state="public", **facts)
    return Comment.objects.create(parent=first, **facts)


def make_letter() -> Letter:
    letter = Letter.objects.create(kind="news", name="Асқар", text="Көше жарығы жоқ")
    file = ContentFile(picture_bytes(60, 40), "surettik.jpg")
    LetterPhoto.objects.create(letter=letter, kind="JPEG", file=file)
    now = timezone.now()
    Trace.objects.create(key=uuid.uuid4(), sender="a", form="news", digest="b", at=now)
    return letter


def make_poll() -> Poll:
    poll = Poll.objects.create(question="Көпір керек пе?", until=timezone.now() + timedelta(days=1))
    yes, _ = Option.objects.bulk_create(Option(poll=poll, text=text) for text in ("Иә", "Жоқ"))
    Vote.objects.create(option=yes)
    return poll


def make_note() -> Note:
    Note.objects.create(article_id=7, kind="field", text="Иесі жоқ " + "жазба " * 40, is_done=True)
    return Note.objects.create(article_id=the_article().pk, kind="hidden", text="Мүшелерге")


def make_redirect() -> Redirect:
    Redirect.objects.create(source="/" + "eski-" * 50, target="/")
    made = Redirect.objects.create(source="/eski/*", target="/kogam/")
    Brought.objects.create(kind=Kind.REDIRECT, old=made.source, new=made.pk)
    return made


ROWS = {
    User: lambda: make_editor("serik", first_name="Серік"),
    Article: make_news,
    SpiritualArticle: lambda: make_spiritual(lead_photo=Photo.objects.first()),
    Rubric: lambda: make_rubric("auyl", "Ауыл", parent=make_rubric()),
    Photo: make_photo,
    Page: lambda: Page.objects.create(title="Байланыс", body="<p>Әйтеке би кенті</p>"),
    Advert: make_advert,
    Notice: make_notice,
    Issue: make_issue,
    Newsroom: lambda: Newsroom.objects.get_or_create(pk=1)[0],
    SiteFiles: lambda: SiteFiles.objects.create(pk=1),
    Spelling: make_spelling,
    MissedAddress: make_missed_address,
    Proposal: make_proposal,
    Correction: lambda: make_correction(Article.objects.get(tags__name="Өзен")),
    Draft: make_draft,
    Comment: make_comment,
    Report: lambda: Report.objects.create(article=the_article(), quote="40 метр", text="45 метр"),
    Letter: make_letter,
    Note: make_note,
    MissingFile: lambda: MissingFile.objects.create(article_id=the_article().pk, path="/uploads/a"),
    Redirect: make_redirect,
    Poll: make_poll,
}


def fill_the_newsroom() -> dict[type[models.Model], models.Model]:
    """A row of each table that the desk shows."""
    made = {model: make() for model, make in ROWS.items()}
    return made | {model: made.get(model) or make_row(model) for model in admin.site._registry}


def make_row(model: type[models.Model]) -> models.Model:
    """A row of any table: the first there is, or one with what its fields need."""
    if row := model._default_manager.first():
        return row
    needed = [f for f in model._meta.concrete_fields if needs_a_value(f)]
    return model._default_manager.create(**{f.name: value_for(f) for f in needed})


def needs_a_value(one: models.Field) -> bool:
    return not (one.null or one.primary_key or one.has_default() or getattr(one, "auto_now", False))


def value_for(one: models.Field) -> object:
    if one.is_relation:
        return make_row(one.related_model)
    if one.choices:
        return one.flatchoices[0][0]
    kinds = [(models.DateTimeField, timezone.now()), (models.DateField, timezone.now().date())]
    kinds += [(models.CharField, "сөз"), (models.TextField, "мәтін"), (models.IntegerField, 1)]
    kinds += [(models.JSONField, {}), (models.FloatField, 1.0), (models.BooleanField, False)]
    return next((value for kind, value in kinds if isinstance(one, kind)), "")


def typed_words(rows: dict) -> set[str]:
    """Words that stand in the rows themselves: parts of addresses, names to sign in by."""
    words: set[str] = set()
    for model in {*rows, Article, User, Tag, Person, Photo, Rubric}:
        plain = [f.name for f in model._meta.concrete_fields if is_typed(f)]
        for values in model._default_manager.values_list(*plain) if plain else []:
            for value in values:
                words.update(re.findall(r"\w+", re.sub("<[^>]*>", " ", str(value or ""))))
    return words


def is_typed(one: models.Field) -> bool:
    is_text = isinstance(one, models.CharField | models.TextField | models.FileField)
    return is_text and not one.choices and one.name != "password"
