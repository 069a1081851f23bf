"""Every address of the desk, found by its own patterns and registry, filled in with real rows.

A page added tomorrow is walked by itself. Where an address holds something that nobody could
guess, the walk stops and asks for a line in VALUES.
"""

import re
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import URLPattern, get_resolver
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from news.models import Article, Photo, Proposal

DESK = "redaksia"


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
    "news_article_proposal": lambda rows: [{"pk": rows[Proposal].pk}],
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
    pytest.fail(f"say in tests/desk_addresses.py, VALUES, what «{name}» is in {address.route}")


def put_into(route: str, values: dict[str, object]) -> str:
    by_regex = re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", route).removesuffix("$")
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), by_regex)


def pages(rows: dict) -> list[str]:
    """Every address of the desk with real rows in it, and what some of them show when asked."""
    plain = [page for address in addresses() for page in fill_in(address, rows)]
    return sorted({*plain, *asked_pages(rows)})


def asked_pages(rows: dict) -> list[str]:
    """A piece as readers will see it, another month, a search, the small windows for choosing."""
    articles, photos = f"/{DESK}/news/article/", f"/{DESK}/news/photo/"
    return [
        f"/{DESK}/?month=2031-01",
        f"{articles}preview/?piece={rows[Article].pk}",
        f"{articles}?q=су&state=published",
        f"{articles}?q=жоқсөз",
        f"{articles}?_popup=1&q=су",
        f"{photos}?_popup=1",
        f"{photos}add/?_popup=1",
        f"/{DESK}/news/tag/add/?_popup=1",
    ]


def all_pages(rows: dict) -> list[str]:
    """All pages, lists in which nothing is found, and what fields with suggestions ask."""
    lists = [a.route for a in addresses() if a.name.endswith("_changelist")]
    empty = [f"/{route}?q=жоқсөз" for route in lists] + [f"/{route}?e=1" for route in lists]
    return sorted({*pages(rows), *empty, *autocompletes()})


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
