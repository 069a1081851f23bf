"""The front page while it is being arranged: rows in their order, as stored or as sent by a form.

The order is that of the rows on the page, so that moving one changes no number; what is typed
beside a row carries the article's key in its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.http import QueryDict
from django.utils import timezone

from news import arranging
from news.admin.ending import NIGHT, EndingField
from news.models import Article, FrontPlace

MOST = 12
FOUND = 10
LARGEST_KEY = 2**63


class PlaceForm(forms.Form):
    headline = forms.CharField(label="Басты беттегі тақырыбы", max_length=300, required=False)
    until = EndingField((NIGHT, "3", "24"), "24", label="Қашанға дейін")

    def __init__(self, article: Article, *args, **options) -> None:
        self.article = article
        super().__init__(*args, prefix=str(article.pk), **options)
        self.fields["headline"].widget.attrs |= {"placeholder": article.title}

    def clean_until(self) -> datetime:
        until, out = self.cleaned_data["until"], self.article.published_at
        if self.article.status == "published" and out and until <= out:
            raise forms.ValidationError("Мақала шыққанша орнының уақыты бітіп қалады.")
        return until


@dataclass
class Row:
    article: Article
    form: PlaceForm

    @property
    def state(self) -> str:
        """«out», «due» or «hidden»: whether readers can see the article, and whether they will."""
        article, now = self.article, timezone.now()
        has_left = article.unpublish_at is not None and article.unpublish_at <= now
        if article.status != "published" or article.published_at is None or has_left:
            return "hidden"
        return "out" if article.published_at <= now else "due"

    def place(self) -> FrontPlace:
        facts = self.form.cleaned_data
        return FrontPlace(article=self.article, **facts)


@dataclass
class Arrangement:
    rows: list[Row]
    version: int
    lost: int = 0
    """How many rows were sent whose article is gone."""

    @classmethod
    def standing(cls) -> Arrangement:
        """What stands now; places that have ended are not taken along."""
        version = arranging.current().version
        places = FrontPlace.objects.filter(until__gt=timezone.now())
        rows = []
        for place in places.select_related("article__rubric").defer("article__body"):
            initial = {"headline": place.headline, "until": place.until}
            rows.append(Row(place.article, PlaceForm(place.article, initial=initial)))
        return cls(rows, version)

    @classmethod
    def sent(cls, data: QueryDict) -> Arrangement:
        keys = list(dict.fromkeys(filter(None, map(key_of, data.getlist("article")))))
        articles = by_key(keys)
        known = [articles[key] for key in keys if key in articles]
        rows = [Row(article, PlaceForm(article, data)) for article in known]
        return cls(rows, key_of(data.get("version", "")), len(keys) - len(known))

    def step(self, data: QueryDict) -> None:
        """Do what the button says that was pressed, if it was one of a row."""
        if key := key_of(data.get("up", "")):
            self.move(key, -1)
        elif key := key_of(data.get("down", "")):
            self.move(key, 1)
        elif key := key_of(data.get("remove", "")):
            self.rows = [row for row in self.rows if row.article.pk != key]
        elif key := key_of(data.get("add", "")):
            self.add(key)

    def move(self, key: int, by: int) -> None:
        at = next((at for at, row in enumerate(self.rows) if row.article.pk == key), None)
        if at is not None and 0 <= at + by < len(self.rows):
            self.rows[at], self.rows[at + by] = self.rows[at + by], self.rows[at]

    def add(self, key: int) -> None:
        article = by_key([key]).get(key)
        if article and key not in self.keys and len(self.rows) < MOST:
            self.rows.append(Row(article, PlaceForm(article, initial=first_end(article))))

    @property
    def keys(self) -> set[int]:
        return {row.article.pk for row in self.rows}

    @property
    def is_full(self) -> bool:
        return len(self.rows) >= MOST

    def is_valid(self) -> bool:
        return not any(row.form.errors for row in self.rows) and len(self.rows) <= MOST

    def places(self) -> list[FrontPlace]:
        return [row.place() for row in self.rows]

    def candidates(self, words: str) -> Iterable[Article]:
        """What can be added: out or due, with these words in the title; the newest first."""
        found = Article.objects.published_or_due().exclude(pk__in=self.keys)
        if words:
            found = found.filter(title__icontains=words)
        return found.newest_first().select_related("rubric").defer("body")[:FOUND]


def first_end(article: Article) -> dict[str, datetime]:
    """What is still to come stands for a day from when it is out; all else from now."""
    out = article.published_at
    return {"until": out + timedelta(days=1)} if out and out > timezone.now() else {}


def key_of(text: str) -> int:
    """A key or a version that a form sent; 0 for what is none."""
    number = int(text) if text.isdecimal() and len(text) < 20 else 0
    return number if number < LARGEST_KEY else 0


def by_key(keys: list[int]) -> dict[int, Article]:
    return Article.objects.select_related("rubric").defer("body").in_bulk(keys)
