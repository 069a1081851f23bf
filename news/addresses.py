"""Every page has one right address; a request that came by another is sent there once."""

from collections.abc import Callable
from urllib.parse import unquote

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import URLPattern, path, reverse

import news.converters  # noqa: F401 (its parts of addresses are used in the routes below)


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """A page that ends in a slash; asked for without it, its view sends on to the right address."""
    return [path(f"{route}/", view, name=name), path(route, view)]


def pages(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """A list: its first page at the route itself, the others at `page/N/` below."""
    further = page(f"{route}/page/<number:page>".lstrip("/"), view, f"{name}_page")
    return [*further, *(page(route, view, name) if route else [])]


def moved(request: HttpRequest, address: str) -> HttpResponsePermanentRedirect | None:
    """The redirect to a page's right address; None when the request came there."""
    if request.path == unquote(address):
        return None
    return HttpResponsePermanentRedirect(address)


def numbered(name: str, page: int = 1, **where: object) -> str:
    """The address of a page of a list; the first carries no number."""
    if page == 1:
        return reverse(name, kwargs=where)
    return reverse(f"{name}_page", kwargs={**where, "page": page})


def absolute(address: str) -> str:
    """With the site's own host, from the settings: a request may name any."""
    return f"{settings.SITE_URL}{address}"
