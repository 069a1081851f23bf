"""Our article page against the peers': drawn anew for every reader, and kept."""

import html
import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from types import ModuleType

from bench.site import content, load, ours
from bench.site.measures import Line, fetch
from bench.site.peers import Peer, wagtail, wordpress

UNCACHED = 8397  # the port
EVERY = 50  # of how many articles one is looked at before the load


def lines(settings: dict[str, str], paths: list[str]) -> Iterator[Line]:
    for peer in (wordpress, wagtail):
        yield from against(peer, settings, paths)


def against(module: ModuleType, settings: dict[str, str], paths: list[str]) -> list[Line]:
    """Both ways of being asked; the kept page stands in the table for information."""
    bar = f"≥ {module.AT_LEAST}"
    if why := module.missing():
        return [Line(f"uncached article ÷ {module.NAME}", bar, "skipped", why)]
    articles = ours.FILES / "articles.jsonl"
    with ExitStack() as served:
        served.enter_context(ours.served(settings, UNCACHED, PAGE_CACHE_MB="0"))
        other = served.enter_context(module.served(articles))
        us = Peer("ours", f"http://127.0.0.1:{UNCACHED}", ours.HOME, paths)
        for site in (us, other):
            look_through(site, content.read(articles))
        kept = f"cached article ÷ {module.NAME} with {module.CACHE}"
        return [
            compared(f"uncached article ÷ {module.NAME}", bar, us, other, drawing),
            compared(kept, "", us, other, keeping),
        ]


def look_through(site: Peer, articles: list[dict]) -> None:
    """Both of its addresses hand out the articles, each with its own title and last words."""
    for path, one in list(zip(site.paths, articles, strict=True))[::EVERY]:
        for home in (site.plain, site.cached):
            page = words(fetch(home + path).decode())
            for wanted in (one["title"], one["body"].rpartition("<p>")[2]):
                assert words(wanted) in page, f"{home}{path} does not hold «{wanted}»"


def words(text: str) -> str:
    """Letters alone: each site has its own quotation marks."""
    return " ".join(re.findall(r"\w+", html.unescape(re.sub("<[^>]*>", " ", text))))


def drawing(site: Peer, number: int) -> load.Run:
    """All articles in turn, each round from another of them."""
    return load.ask(site.plain, site.paths, start=number * 337)


def keeping(site: Peer, number: int) -> load.Run:
    return load.ask(site.cached, site.paths[5:6])


def compared(measure: str, bar: str, us: Peer, other: Peer, way) -> Line:
    runs = load.compare({site.name: partial(way, site) for site in (us, other)})
    own, their = load.rates(runs[us.name]), load.rates(runs[other.name])
    errors = sum(run.errors for both in runs.values() for run in both)
    more = f"{own} against {their} a second of {other.name}; {errors} errors"
    return Line(measure, bar, f"{own.middle / their.middle:.1f}", more)
