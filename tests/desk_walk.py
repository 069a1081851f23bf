"""A walk through all pages of the desk, found by its own addresses and registry.

A page added tomorrow is walked by itself. Where an address holds something that nobody could
guess, the walk stops and asks for a line in VALUES.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from editions.models import Spelling
from news import history
from news.models import Article, Byline, Newsroom, Person, Photo, Rubric, Tag
from spiritual.models import SpiritualArticle
from tests.factories import make_article, make_editor, make_photo, make_rubric, make_spiritual

DESK = "redaksia"

# ---- rows: something in every table ----


def make_news() -> Article:
    """A piece with all that belongs to it, published and saved once more since."""
    article = make_article(rubric=make_rubric(), lead_photo=make_photo(), lead="Кіріспе")
    article.tags.add(Tag.objects.create(name="Өзен"))
    article.related.add(make_article(title="Су көтерілді"))
    Byline.objects.create(article=article, person=Person.objects.create(name="Айгүл"), order=1)
    history.record(article, by=None)
    return article


ROWS = {
    User: lambda: make_editor("serik", first_name="Серік"),
    Article: make_news,
    SpiritualArticle: make_spiritual,
    Rubric: lambda: make_rubric("auyl", "Ауыл", parent=make_rubric()),
    Photo: make_photo,
    Newsroom: lambda: Newsroom.objects.create(pk=1),
    Spelling: lambda: Spelling.objects.create(cyrillic="Сейфуллин", latin="Seifullin"),
}


def fill_the_newsroom() -> dict[type[models.Model], models.Model]:
    """A row of each table that the desk shows."""
    made = {model: make() for model, make in ROWS.items()}
    return {model: made.get(model) or make_row(model) for model in admin.site._registry}


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
            words.update(word for value in values for word in re.findall(r"\w+", str(value or "")))
    return words


def is_typed(one: models.Field) -> bool:
    is_text = isinstance(one, models.CharField | models.TextField | models.FileField)
    return is_text and not one.choices and one.name != "password"


# ---- addresses ----


@dataclass
class Address:
    route: str
    """As the patterns have it: «redaksia/news/article/<path:object_id>/change/»."""
    name: str = ""
    arguments: tuple[str, ...] = ()

    @property
    def model(self) -> type[models.Model] | None:
        """The table whose pages lie there."""
        words = self.route.split("/")
        known = {(m._meta.app_label, m._meta.model_name): m for m in admin.site._registry}
        return known.get((words[1], words[2])) if len(words) > 2 else None


def addresses(resolver=None, prefix: str = "") -> list[Address]:
    """All that the desk's patterns offer, whatever needs to be filled in."""
    found = []
    for one in (resolver or get_resolver()).url_patterns:
        route = prefix + str(one.pattern).lstrip("^").replace("\\Z", "")
        if isinstance(one, URLPattern):
            arguments = (*one.pattern.regex.groupindex,)
            found.append(Address(route, one.name or "", arguments))
        else:
            found += addresses(one, route)
    return [address for address in found if address.route.startswith(DESK)]


def signed_link(user: User) -> dict[str, str]:
    return {
        "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }


# What stands in an address and is not the key of the table's own row: by the pattern's name, or by
# the argument's. A colleague's new page says here what it is opened with.
VALUES = {
    "app_list": lambda rows: [{"app_label": label} for label in app_labels()],
    "view_on_site": lambda rows: [
        {
            "content_type_id": ContentType.objects.get_for_model(Article).pk,
            "object_id": rows[Article].pk,
        }
    ],
    "photo_thumb": lambda rows: [{"pk": rows[Photo].pk}],
    "password_reset_confirm": lambda rows: [
        signed_link(rows[User]),
        {"uidb64": "MQ", "token": "1-2"},
    ],
    "number": lambda rows: 1,
    # The last pattern of the admin, which catches what no page is at.
    "url": lambda rows: "joq/",
}


def app_labels() -> list[str]:
    return sorted({model._meta.app_label for model in admin.site._registry})


def fill_in(address: Address, rows: dict) -> list[str]:
    """The address with what it needs: usually one, several where VALUES says so."""
    if not address.arguments:
        chosen = [{}]
    elif address.name in VALUES:
        chosen = VALUES[address.name](rows)
    else:
        chosen = [{name: value_of(name, address, rows) for name in address.arguments}]
    return [put_into(address.route, values) for values in chosen]


def value_of(name: str, address: Address, rows: dict) -> object:
    if name in VALUES:
        return VALUES[name](rows)
    if name in ("object_id", "pk") and address.model:
        return rows[address.model].pk
    pytest.fail(f"say in tests/desk_walk.py, VALUES, what «{name}» is in {address.route}")


def put_into(route: str, values: dict[str, object]) -> str:
    by_regex = re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", route).removesuffix("$")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), by_regex)


def all_pages(rows: dict) -> list[str]:
    """Every address of the desk with real rows in it, and lists in which nothing is found."""
    pages = [page for address in addresses() for page in fill_in(address, rows)]
    lists = [a.route for a in addresses() if a.name.endswith("_changelist")]
    empty = [f"/{route}?q=жоқсөз" for route in lists] + [f"/{route}?e=1" for route in lists]
    return sorted({*pages, *empty, *autocompletes()})


def autocompletes() -> list[str]:
    """The questions that fields with suggestions ask, one that finds nothing among them."""
    return [
        f"/{DESK}/autocomplete/?term={term}&app_label={model._meta.app_label}"
        f"&model_name={model._meta.model_name}&field_name={name}"
        for model in apps.get_models()
        for name in suggested_fields(model)
        for term in ("", "жоқсөз")
    ]


def suggested_fields(model: type[models.Model]) -> set[str]:
    shown = [a for m, a in admin.site._registry.items() if m is model]
    shown += [i for a in admin.site._registry.values() for i in a.inlines if i.model is model]
    return {name for one in shown for name in one.autocomplete_fields}


# ---- what is read on a page ----

SPOKEN = ("title", "aria-label", "aria-description", "alt", "placeholder", "label")
UNSEEN = ("script", "style", "textarea", "template")


@dataclass
class Form:
    action: str
    fields: list[dict] = field(default_factory=list)


class Reader(HTMLParser):
    """Collects what is shown or read aloud on a page, and its forms."""

    def __init__(self, html: str):
        super().__init__()
        self.said: list[str] = []
        self.forms: list[Form] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        known = {name: value or "" for name, value in attributes}
        self.said += [known[name] for name in SPOKEN if name in known]
        if tag == "input" and known.get("type") in ("submit", "button", "reset"):
            self.said.append(known.get("value", ""))
        if tag in UNSEEN:
            self.inside = tag
        if tag == "form" and known.get("method", "").lower() == "post":
            self.forms.append(Form(known.get("action", "")))
        if self.forms and tag in ("input", "select", "textarea", "option", "button"):
            self.forms[-1].fields.append(known | {"tag": tag})

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, text: str) -> None:
        if not self.inside and text.strip():
            self.said.append(" ".join(text.split()))


# ---- what is sent ----


def sent(form: Form, text: str, *, choose: dict | None = None) -> dict:
    """The form with `text` in whatever a person fills in; hidden fields stay as they are."""
    data: dict = {}
    for one in form.fields:
        name, kind = one.get("name"), one.get("type", "text")
        if not name or one["tag"] in ("option", "button"):
            continue
        if kind == "hidden":
            data.setdefault(name, []).append(one.get("value", ""))
        elif kind == "file" and text:
            data[name] = SimpleUploadedFile("сурет.jpg", b"text")
        elif kind not in ("checkbox", "radio", "submit", "button", "file"):
            data[name] = text
        elif kind == "checkbox" and choose:
            data.setdefault(name, []).append(one.get("value", "on"))
    return data | (choose or {})


def actions_of(form: Form) -> list[str]:
    """The values of the list's select of actions."""
    values, is_open = [], False
    for one in form.fields:
        if one["tag"] != "option":
            is_open = one["tag"] == "select" and one.get("name") == "action"
        elif is_open and one.get("value"):
            values.append(one["value"])
    return values


@contextmanager
def undone(client):
    """Whatever is sent in here never happened: the next page finds the same rows."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def answers(client, address: str, known: set[str]):
    """The page, and what comes back when each of its forms is sent empty, wrong, and acted on.

    Pages in `known` were met before, at another address that leads there: they are not sent again.
    """
    page = client.get(address, follow=True)
    yield page
    place = page.request["PATH_INFO"]
    if not is_html(page) or place in known:
        return
    known.add(place)
    for form in Reader(page.text).forms:
        if "logout" in form.action:
            continue
        tries = [sent(form, ""), sent(form, "№" * 400)]
        tries += [sent(form, "", choose={"action": name}) for name in actions_of(form)]
        for data in tries:
            with undone(client):
                answer = client.post(form.action or place, data, follow=True)
                yield answer
                yield from confirmed(client, answer)


def confirmed(client, answer):
    """What is said when a question, «Таңдалған мақалалар жойылсын ба?», is answered with yes."""
    for form in Reader(answer.text).forms if is_html(answer) else []:
        if any(one.get("name") == "post" for one in form.fields):
            yield client.post(answer.request["PATH_INFO"], sent(form, ""), follow=True)


def is_html(response) -> bool:
    return response.get("Content-Type", "").startswith("text/html")
