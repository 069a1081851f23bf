"""Where the old site's addresses lead now. Asked only for what is not found: each form answers with
one redirect to the page's right address, or with 410 where there will never be a page."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseGone,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.urls import reverse

from legacy import finding
from legacy.redirects import sent_on
from legacy.wordpress import asking as wordpress

Found = str | None
PAGED = r"(?:page/(?P<page>\d{1,9})/?)?"
# go.php sent readers anywhere at all.
GONE = re.compile(
    r"(?:engine/)?(?:go|redirect|ajax/.*|inc/.*|api/.*)\.php|(?:.+/)?rss(?:turbo|dzen)\.xml"
)
NUMBER = re.compile("[0-9]{1,18}")
FORMS: tuple[tuple[str, Callable[..., Found]], ...] = (
    (r"(?:.*/)?(?:print:)?(?:page,\d+,(?:\d+,)?)?(?P<pk>\d{1,18})-[^/]*\.html", finding.article),
    (
        r"(?P<year>\d{4})/(?P<month>\d\d?)/(?P<day>\d\d?)/(?:print:)?(?:page,\d+,(?:\d+,)?)?"
        r"(?P<slug>[^/]*)\.html",
        finding.article_of_day,
    ),
    (rf"tags/(?P<name>.+?)/?{PAGED}", finding.tag),
    (r"tags/?", finding.search),
    (rf"xfsearch/(?:[^/]+/)?(?P<story>[^/]+)/?{PAGED}", finding.search),
    (rf"user/(?P<name>[^/]+)(?:/news)?/?{PAGED}", finding.person),
    (r"user/(?P<name>[^/]+)(?:/news)?/rss\.xml", finding.persons_feed),
    (rf"(?:lastnews|newposts|favorites|allnews|catalog/[^/]+)/?{PAGED}", finding.front),
    (r"(?:static_pages|category_pages|tags_pages|news_pages\d*)\.xml", finding.site_map),
    (r"(?:engine/)?rss\.php", finding.feed),
    (r"addnews\.html", finding.send_news),
    (r"statistics\.html", finding.front),
    (r"(?:print:)?(?:page,\d+,)?(?P<name>[^/]+)\.html", finding.page),
    (rf"(?P<path>[^.]+?)/?{PAGED}", finding.rubric),
    (r"(?P<path>[^.]+?)/rss\.xml", finding.rubrics_feed),
)
COMPILED = [(re.compile(form), find) for form, find in FORMS]


def answer(request: HttpRequest) -> HttpResponse | None:
    """The answer to a request for an address of the old site; None if it is none of its own."""
    query = "".join(map(str, request.GET.values()))
    if request.method not in ("GET", "HEAD") or not (request.path_info + query).isprintable():
        return None
    path = request.path_info.lstrip("/")
    if GONE.fullmatch(path) or request.GET.get("do") == "go":
        return HttpResponseGone("Бұл мекенжай енді жоқ.\n", "text/plain; charset=utf-8")
    is_query = path in ("index.php", "engine/print.php", "engine/download.php", "engine/rss.php")
    target = asked(request.GET, path) if is_query else named(path)
    target = target or wordpress.found(path, request.GET)
    if target is None and (sent := sent_on(request)):
        # Straight to where that page lives now: never one redirect after another.
        target = named(sent.lstrip("/")) or sent
    if target is None or unquote(target) == request.path:
        return None
    return HttpResponsePermanentRedirect(target)


def named(path: str) -> Found:
    for form, find in COMPILED:
        if (matched := form.fullmatch(path)) and (target := find(**matched.groupdict())):
            return target
    return None


def asked(query: QueryDict, path: str) -> Found:
    """Addresses whose meaning is in their query: «/index.php?newsid=41»."""
    said = {name: str(value) for name, value in query.items()}
    page = said.get("cstart") or None
    if pk := said.get("newsid"):
        return finding.article(pk) if NUMBER.fullmatch(pk) else None
    if path == "engine/rss.php" or said.get("mod", "").startswith("rss"):
        return finding.feed()
    if path == "engine/download.php" or said.get("do") == "download":
        return finding.download(said.get("id", ""), said.get("area", ""))
    return finding_by(said, page)


def finding_by(said: dict[str, str], page: str | None) -> Found:
    do, what = said.get("do", ""), said.get("subaction", "")
    if what in ("userinfo", "allnews", "newposts"):
        return finding.person(said.get("user", ""), page)
    if what == "showfull" and "news_name" in said:
        day = {name: said.get(name, "") for name in ("year", "month", "day")}
        return finding.article_of_day(**day, slug=said["news_name"])
    asked_for: dict[str, Callable[[], Found]] = {
        "cat": lambda: finding.rubric_called(said.get("category", ""), page),
        "tags": lambda: finding.tag(said.get("tag", ""), page),
        "static": lambda: finding.page(said.get("page", "")),
        "search": lambda: finding.search(said.get("story", "")),
        "lastnews": lambda: finding.front(page),
        "addnews": finding.send_news,
        "feedback": lambda: reverse("letters:contact"),
        "rules": lambda: finding.page("rules"),
    }
    if do in asked_for:
        return asked_for[do]()
    if "year" in said:
        return finding.archive(said, page)
    # Without a word of what is meant it is a robot that tries all doors.
    return finding.front(page) if page else None
