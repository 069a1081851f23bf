"""What a browser sends from the desk's forms, for tests."""

import re
from html import unescape
from typing import Any

from django.apps import apps
from django.test import Client

from news.models import Article, Draft, Newsroom, Presence
from news.models.article import Section
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
            formats = ("%d.%m.%Y", "%H:%M")
            for part in (0, 1):
                shown = f"{parts[part]:{formats[part]}}" if parts[part] else ""
                sent[f"{name}_{part}"] = shown
        elif value not in (None, False):
            sent[name] = [getattr(one, "pk", one) for one in value] if is_list(value) else value
    bylines = article.bylines.all()
    rows = [(byline.person_id or "", byline.role, byline.text) for byline in bylines]
    return sent | signed(*rows) | fields


def fields_of(page: Any) -> dict[str, Any]:
    """What a plain form of the desk would send back as it stands."""
    bound = page.context["adminform"].form
    values = {name: bound[name].value() for name in bound.fields}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }


def is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def change(article: Article) -> str:
    return page_of(article, "change/")


def page_of(article: Article, page: str) -> str:
    """A page of the piece's own desk: «undo/», «history/3/»."""
    return f"{desk_of(article)}{article.pk}/{page}"


def desk_of(article: Article) -> str:
    return COLUMN if article.section == Section.SPIRITUAL else NEWS


def press(client: Client, article: Article, button: str = "_save", value: str = "1", **fields):
    """Send the piece's form, some fields changed, with that button."""
    return client.post(change(article), form_of(client, article, **fields) | {button: value})


def publish(client: Client, article: Article, **fields: Any):
    """Publish at once, the summary confirmed."""
    return press(client, article, "_publish", "now", **fields)


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def signed_in(role: str, name: str = "") -> Client:
    """The browser of somebody with that role; `person` is who it is."""
    client = Client()
    client.person = make_person_of_the_desk(role, name)  # type: ignore[attr-defined]
    client.force_login(client.person)  # type: ignore[attr-defined]
    return client


def text_of(response) -> str:
    return response.content.decode()


def plain(response) -> str:
    """What a person reads: the page's words without its marks, spaces joined."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", text_of(response))).split())


def two_person_rule() -> None:
    Newsroom(pk=1, two_person_rule=True).save()


def everything_kept() -> dict[str, list]:
    """Every row of the newspaper's tables; rolling copies and presence are nothing kept."""
    models = apps.get_app_config("news").get_models(include_auto_created=True)
    kept = [model for model in models if model not in (Draft, Presence)]
    return {str(model): list(model._base_manager.order_by("pk").values()) for model in kept}
