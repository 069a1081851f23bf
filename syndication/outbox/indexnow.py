"""Addresses that changed, for the search engines of indexnow.org."""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from syndication.models import Delivery, Kind, Outlet
from syndication.outbox import post

MOST = 10_000


def deliver(delivery: Delivery) -> str:
    """:raises NotSent, Unsure: see post; NotSent also where they did not take it"""
    key = delivery.outlet.secret
    facts = {
        "host": urlsplit(settings.SITE_URL).netloc,
        "key": key,
        "keyLocation": f"{settings.SITE_URL}/{key}.txt",
        "urlList": delivery.payload["urls"],
    }
    name = {"X-Delivery": str(delivery.pk)}
    answer = post.send(delivery.outlet.address, json.dumps(facts).encode(), name)
    if answer.status not in (200, 202):
        raise post.NotSent(f"жауабы {answer.status}")
    return f"жауабы {answer.status}, {len(facts['urlList'])} мекенжай"


def key_file(request: HttpRequest, key: str) -> HttpResponse:
    """How a search engine sees that the site itself is telling."""
    ours = Outlet.objects.filter(kind=Kind.INDEXNOW, is_on=True)
    get_object_or_404(ours, secret=key)
    return HttpResponse(key, content_type="text/plain; charset=utf-8")
