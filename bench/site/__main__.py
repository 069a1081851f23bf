"""make bench: measure the whole site and keep the table in docs/benchmarks.md."""

import os
import subprocess
from collections.abc import Iterator

from bench.site import load, measures, ours, table, versus
from bench.site.measures import Line
from tools.say import say, stop


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
    table.keep(lines)


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
