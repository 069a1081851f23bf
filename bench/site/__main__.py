"""make bench: measure the whole site and keep the table in docs/benchmarks.md."""

import os
import subprocess
from collections.abc import Iterator

from bench.site import load, measures, ours, table, versus
from bench.site.measures import Line
from tools.say import say, stop

SAID = """`make bench` on {day}: {machine}. All figures are medians of runs that took turns on
one machine, with the least and the most in brackets.

All sites have the same 2,000 articles and two workers. An uncached article is one of all of them
in turn, drawn anew for each reader; ours keeps, as always, what every page needs around its own
content. WordPress is Debian's package behind nginx with its quickest theme, and Wagtail's project
is in `bench/site/peers/wagtail_site`; the pages of both show less than ours: no calendar, nothing
most read, and WordPress nothing related."""


def main() -> None:
    if not load.has_wrk():
        stop("wrk is not installed: make bench-peers")
    # Each contestant has a database of its own.
    os.environ.pop("DATABASE_URL", None)
    lines = []
    with ours.prepared() as settings, ours.served(settings) as process:
        for line in measured(settings, process):
            say(f"{line.measure}: {line.figure}")
            lines.append(line)
    table.keep("# Benchmarks", SAID, lines)


def measured(settings: dict[str, str], process: subprocess.Popen) -> Iterator[Line]:
    paths = ours.addresses(settings)
    yield measures.weight(paths[5])
    yield measures.cached(paths[5])
    yield from versus.lines(settings, paths)
    yield measures.burst(settings, paths[10:15])
    yield measures.edit_seen(settings, paths[20])
    yield measures.exactness(settings)
    yield measures.views_a_second(settings, len(paths))
    yield measures.memory(process)
    yield measures.kills(settings, process, len(paths))


if __name__ == "__main__":
    main()
