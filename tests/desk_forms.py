"""What a browser sends from the desk's forms, for tests."""

from typing import Any

from django.test import Client

from news.models import Article
from spiritual.models import SpiritualArticle
from tests.factories import make_person_of_the_desk

NEWS = "/redaksia/news/article/"
COLUMN = "/redaksia/spiritual/spiritualarticle/"


def form(**fields: Any) -> dict[str, Any]:
    """An article's form as the browser sends it, with nothing in it but a title."""
    texts = ("lead", "body", "source_name", "source_url", "slug", "label", "version")
    empty = dict.fromkeys(texts, "")
    moments = ("published_at", "unpublish_at")
    dates = {f"{name}_{part}": "" for name in moments for part in (0, 1)}
    return empty | dates | signed() | {"title": "Көпір ашылды"} | fields


def signed(*bylines: tuple[str, str, str]) -> dict[str, Any]:
    """The bylines of a form: person's key, role, text."""
    management = {"TOTAL_FORMS": len(bylines), "INITIAL_FORMS": 0}
    management |= {"MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    rows = {f"bylines-{name}": value for name, value in management.items()}
    for row, values in enumerate(bylines):
        for name, value in zip(("person", "role", "text"), values, strict=True):
            rows[f"bylines-{row}-{name}"] = value
    return rows


def form_of(client: Client, article: Article, **fields: Any) -> dict[str, Any]:
    """The form of a saved piece as it would be sent back, with some fields changed."""
    context = client.get(change(article)).context
    bound = context["adminform"].form
    sent = {}
    for name in bound.fields:
        value = bound[name].value()
        if name in ("published_at", "unpublish_at"):
            parts = bound.fields[name].widget.decompress(value)
            formats = ("%d.%m.%Y", "%H:%M:%S")
            for part in (0, 1):
                shown = f"{parts[part]:{formats[part]}}" if parts[part] else ""
                sent[f"{name}_{part}"] = shown
        elif value not in (None, False):
            sent[name] = [getattr(one, "pk", one) for one in value] if is_list(value) else value
    bylines = article.bylines.all()
    rows = [(byline.person_id or "", byline.role, byline.text) for byline in bylines]
    return sent | signed(*rows) | fields


def is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def change(article: Article) -> str:
    desk = COLUMN if isinstance(article, SpiritualArticle) else NEWS
    return f"{desk}{article.pk}/change/"


def signed_in(role: str, name: str = "") -> Client:
    """The browser of somebody with that role; `person` is who it is."""
    client = Client()
    client.person = make_person_of_the_desk(role, name)  # type: ignore[attr-defined]
    client.force_login(client.person)  # type: ignore[attr-defined]
    return client


def text_of(response) -> str:
    return response.content.decode()
