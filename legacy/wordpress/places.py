"""What an address of WordPress names, in every structure that it offers; nothing here is asked of
a database."""

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from legacy.models import Kind

SIGN = "wp:"
"""Before its ids, where an id of the other engine could be meant."""
AUTHOR = f"{SIGN}@"
"""Before the word of a person in an address."""
NUMBER = re.compile("[0-9]{1,15}")
ENDING = re.compile(
    r"/(?:page/(?P<page>[0-9]{1,9})|comment-page-[0-9]{1,9}|amp|embed|trackback"
    r"|(?P<feed>feed)(?:/(?:feed|rss2?|rdf|atom))?)\Z"
)
EXTENSION = re.compile(r"\.(?:html?|php|aspx?)\Z")
# The structure with numbers puts «archives/» before all else, another may put any word.
FORMS = {
    "site_map": re.compile(
        r"(?:.*/)?(?:wp-sitemap[\w-]*|sitemap_index|[\w-]+-sitemap[0-9]*)\.xml|sitemap\.xml\.gz"
    ),
    "rubric": re.compile(r"(?:.*/)?category/(?P<path>.+)"),
    "tag": re.compile(r"(?:.*/)?tag/(?P<word>[^/]+)"),
    "person": re.compile(r"(?:.*/)?author/(?P<word>[^/]+)"),
    "search": re.compile(r"search/(?P<story>[^/]+)"),
    "archive": re.compile(
        r"(?:[\w-]+/)?(?:date/)?(?P<year>[0-9]{4})(?:/(?P<month>[0-9]{1,2})(?:/(?P<day>[0-9]{1,2}))?)?"
    ),
}
SHUT = re.compile(r"(?:.*/)?(?:wp-(?:admin|includes|json|login|cron|signup)\b.*|xmlrpc\.php)")
"""Doors of the engine itself."""
ARCHIVED = re.compile(r"(?:.*/)?archives/(?P<pk>[0-9]{1,15})")
IDS = frozenset(("p", "page_id", "attachment_id", "cat", "author"))
QUESTIONS = frozenset(
    (
        *("p", "page_id", "attachment_id", "cat", "category_name", "tag", "author", "name"),
        *(
            "author_name",
            "pagename",
            "m",
            "year",
            "monthnum",
            "day",
            "s",
            "feed",
            "paged",
            "sitemap",
        ),
    )
)
"""What «/?p=41» may ask for; the front page itself looks at no query."""


class Place(NamedTuple):
    path: str
    """Without what stands at its ends, in small letters: «2022/10/kopir»."""
    page: str | None = None
    is_feed: bool = False


def place_of(path: str) -> Place:
    """:param path: already decoded"""
    path = f"/{path.strip('/').lower()}".removeprefix("/index.php")
    page, is_feed = None, False
    while ending := ENDING.search(path):
        page, is_feed = ending["page"] or page, is_feed or bool(ending["feed"])
        path = path[: ending.start()].rstrip("/")
    return Place(path.strip("/"), page, is_feed)


def keys(path: str) -> list[tuple[Kind, str]]:
    """By what a piece or a page of that path may be remembered, the likeliest first.

    The last word tells it in all structures with a name; after it there may be the number of its
    page, or the word of a picture that hangs on it.
    """
    numbered = ARCHIVED.fullmatch(path)
    words = [EXTENSION.sub("", word) for word in path.split("/")]
    return [
        *([(Kind.ARTICLE, SIGN + numbered["pk"])] if numbered else []),
        (Kind.PAGE, path),
        *((Kind.NAME, word) for word in reversed(words[-2:]) if word),
    ]


def path_in(link: str) -> str:
    """The path of a whole address, decoded; "" where its query tells all."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    return unquote(parts.path) if not parts.query else ""


def author_word(login: str) -> str:
    """The word that WordPress makes of the name with which somebody signs in."""
    kept = re.sub(r"[^\w\s.-]", "", login.lower())
    return re.sub(r"[\s.-]+", "-", kept).strip("-")
