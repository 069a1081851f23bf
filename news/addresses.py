"""Every page has one right address; a request that came by another is sent there once."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import URLPattern, get_script_prefix, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

import news.converters  # noqa: F401 (its parts of addresses are used in the routes below)

# First words of the editions in other scripts, and of what is no page and so the same for all.
SCRIPTS = {"lat", "tote"}
NO_PAGES = {"api", "favicon.ico", "health", "manifest.webmanifest", "media", "metrics"}
NO_PAGES |= {"redaksia", "static", "sw.js", "uploads", "views", "wp-content"}
NO_PAGES |= {"robots.txt", "ads.txt", ".well-known", "kartochka"}


def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """A page that ends in a slash; asked for without it, its view sends on to the right address."""
    return [path(f"{route}/", view, name=name), path(route, view)]


def pages(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """A list: its first page at the route itself, the others at `page/N/` below."""
    further = page(f"{route}/page/<number:page>".lstrip("/"), view, f"{name}_page")
    return [*further, *(page(route, view, name) if route else [])]


def stream(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """A list whose articles lead on, too: what follows number N is at `keyin/N/` below."""
    after = page(f"{route}/keyin/<number:after>".lstrip("/"), view, f"{name}_after")
    return [*after, *pages(route, view, name)]


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


class Stream:
    """The addresses of such a list: of its pages by their number, and after an article of it."""

    def __init__(self, name: str, **where: object) -> None:
        self.name, self.where = name, where

    def __call__(self, page: int = 1) -> str:
        return numbered(self.name, page, **self.where)

    def after(self, pk: int) -> str:
        return reverse(f"{self.name}_after", kwargs={**self.where, "after": pk})

    def asked(self, page: int, after: int) -> str:
        return self.after(after) if after else self(page)


def first_word(path: str) -> str:
    """`/madeniet/adebiet/` → `madeniet`"""
    return re.split(r"[/?#]", path[1:], maxsplit=1)[0]


def inside(link: str) -> str:
    """A link of a text; if it leads to a page of ours, to that page in the edition being read."""
    path = link.removeprefix(settings.SITE_URL) or "/"
    is_page = path.startswith("/") and not path.startswith("//")
    word = first_word(path)
    if not is_page or word in NO_PAGES:
        return link
    page = path.removeprefix(f"/{word}") if word in SCRIPTS else path
    return f"{get_script_prefix()}{page.removeprefix('/')}"


def within(link: str) -> None:
    """Validator: the link leads to a page of ours, written as a path or with the site's host."""
    path = link.removeprefix(settings.SITE_URL)
    is_path = path.startswith("/") and "//" not in path and path.isprintable()
    if not is_path or not url_has_allowed_host_and_scheme(path, None):
        raise ValidationError("Мекенжай «/» таңбасынан басталады: /sport/.")
    if first_word(path) in NO_PAGES:
        raise ValidationError("Бұл мекенжайда оқырман ашатын бет жоқ.")


def outside(address: str) -> str:
    """An address of ours that is no page, and so is the same in every edition."""
    return f"/{address.removeprefix(get_script_prefix())}"


def absolute(address: str) -> str:
    """With the site's own host, from the settings: a request may name any."""
    return f"{settings.SITE_URL}{address}"
