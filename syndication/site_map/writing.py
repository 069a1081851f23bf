"""The files of a site map, as sitemaps.org and Google's news describe them."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.http import HttpResponse
from django.utils import timezone
from django.utils.html import escape

from news.addresses import absolute

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


class Entry(NamedTuple):
    address: str
    """Without the host, as reverse() gives it."""
    changed: datetime | None = None
    """None where nobody keeps it: no date is better than a wrong one."""
    more: str = ""
    """XML of an extension."""


def answer(element: str, inner: str, entries: Iterable[Entry], **namespaces: str) -> HttpResponse:
    """`urlset` of `url`, or `sitemapindex` of `sitemap`."""
    named = "".join(f' xmlns:{name}="{address}"' for name, address in namespaces.items())
    lines = (f"<{inner}>{said(entry)}</{inner}>\n" for entry in entries)
    document = f'{HEAD}<{element} xmlns="{MAP}"{named}>\n{"".join(lines)}</{element}>\n'
    return HttpResponse(document, content_type="application/xml; charset=utf-8")


def said(entry: Entry) -> str:
    changed = f"<lastmod>{moment(entry.changed)}</lastmod>" if entry.changed else ""
    return f"<loc>{escape(absolute(entry.address))}</loc>{changed}{entry.more}"


def moment(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
