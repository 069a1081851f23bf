"""Where the old site's addresses lead now. Asked only for what is not found: each form answers with
one redirect to the page's right address, or with 410 where there will never be a page."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseGone,
    HttpResponsePermanentRedirect,
    QueryDict,
)

from legacy import asking, finding, redirects
from legacy.living import FURTHEST, living
from legacy.models import Brought
from legacy.wordpress import asking as wordpress
from news.addresses import inside

Found = str | None
PAGED = r"(?:page/(?P<page>\d{1,9})/?)?"
# go.php sent readers anywhere at all.
GONE = re.compile(
    r"(?:engine/)?(?:go|redirect|ajax/.*|inc/.*|api/.*)\.php|(?:.+/)?rss(?:turbo|dzen)\.xml"
)
FORMS: tuple[tuple[str, Callable[..., Found]], ...] = (
    (r"(?:.*/)?(?:print:)?(?:page,\d+,(?:\d+,)?)?(?P<pk>\d{1,18})-[^/]*\.html", finding.article),
    (
        r"(?P<year>\d{4})/(?P<month>\d\d?)/(?P<day>\d\d?)/(?:print:)?(?:page,\d+,(?:\d+,)?)?"
        r"(?P<slug>[^/]*)\.html",
        finding.article_of_day,
    ),
    (rf"(?P<year>\d{{4}})/(?:(?P<month>\d\d?)/(?:(?P<day>\d\d?)/)?)?{PAGED}", finding.archive_of),
    (rf"tags/(?P<name>.+?)/?{PAGED}", finding.tag),
    (r"tags/?", finding.search),
    (rf"xfsearch/(?:[^/]+/)?(?P<story>[^/]+)/?{PAGED}", finding.search),
    (rf"user/(?P<name>[^/]+)(?:/news)?/?{PAGED}", finding.person),
    (r"user/(?P<name>[^/]+)(?:/news)?/rss\.xml", finding.persons_feed),
    (rf"(?:(?:lastnews|newposts|favorites|allnews|catalog/[^/]+)/?)?{PAGED}", finding.front),
    (r"(?:static_pages|category_pages|tags_pages|news_pages\d*)\.xml", finding.site_map),
    (r"addnews\.html", finding.send_news),
    (r"statistics\.html", finding.front),
    (r"(?:print:)?(?:page,\d+,)?(?P<name>[^/]+)\.html", finding.page),
    (rf"(?P<path>[^.]+?)/?{PAGED}", finding.rubric),
    (r"(?P<path>[^.]+?)/rss\.xml", finding.rubrics_feed),
    (r"(?:.*/)?(?P<pk>\d{1,18})[/_-](?P<slug>[^/.]+)(?:\.html|/)?", finding.article_called),
    (r"(?:.*/)?(?P<slug>[^/.]+)[/_-](?P<pk>\d{1,18})(?:\.html|/)?", finding.article_called),
    (r"(?:.*/)?(?P<pk>\d{1,18})\.html", finding.article),
)
COMPILED = [(re.compile(form), find) for form, find in FORMS]


def answer(request: HttpRequest) -> HttpResponse | None:
    """The answer to a request for an address of the old site; None if it is none of its own."""
    query = "".join(map(str, request.GET.values()))
    if request.method not in ("GET", "HEAD") or not (request.path_info + query).isprintable():
        return None
    path = request.path_info.lstrip("/")
    if GONE.fullmatch(path) or (path in asking.PROGRAMS and request.GET.get("do") == "go"):
        return HttpResponseGone("Бұл мекенжай енді жоқ.\n", "text/plain; charset=utf-8")
    target = target_of(request, path)
    if target is None or unquote(target) in (request.path, unquote(request.get_full_path())):
        return None
    response = HttpResponsePermanentRedirect(target)
    # Tomorrow an editor may point it elsewhere; a browser would keep it for good.
    response["Cache-Control"] = "no-cache"
    return response


def target_of(request: HttpRequest, path: str) -> Found:
    """What one of our editors, or of theirs, said of just this address comes first."""
    asked = redirects.asked_for(request)
    if not asked.isprintable():
        return None
    if (said := redirects.exactly(asked)) and (found := followed(said, request)):
        return found
    if Brought.objects.exists() and (found := meant(path, request.GET, request)):
        return found
    said = redirects.by_pattern(asked)
    return followed(said, request) if said else None


def followed(target: str, request: HttpRequest) -> Found:
    """Where a redirect leads in the end: the reader is sent on once, and never to nothing."""
    for _ in range(FURTHEST):
        path, _, query = target.partition("?")
        address = living(inside(target), request)
        if found := address or meant(path.lstrip("/"), QueryDict(query), request):
            return found
        further = redirects.exactly(target) or redirects.by_pattern(target)
        if not further:
            return None
        target = further
    return None


def meant(path: str, query: QueryDict, request: HttpRequest) -> Found:
    """What the old site's address means, if that is somewhere here."""
    if path in asking.PROGRAMS:
        question = asking.question(path, {name: str(said) for name, said in query.items()})
        found = found_by(*question, request) if question else None
    else:
        found = named(path, request)
    return found or found_by(wordpress.found, {"path": path, "query": query}, request)


def named(path: str, request: HttpRequest) -> Found:
    for form, find in COMPILED:
        if (matched := form.fullmatch(path)) and (
            target := found_by(find, matched.groupdict(), request)
        ):
            return target
    return None


def found_by(find: Callable[..., Found], where: dict[str, Any], request: HttpRequest) -> Found:
    """Its address; of a page that the list does not reach any more, the list's first."""
    target = find(**where)
    if target is None or find in finding.SURE:
        return target
    there = living(target, request)
    if there is None and where.get("page"):
        return found_by(find, where | {"page": None}, request)
    return there
