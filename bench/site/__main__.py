"""make bench: measure the whole site and keep the table in docs/benchmarks.md."""

import os

from bench.site import load, measures, ours, table, versus
from tools.say import stop


def main() -> None:
    if not load.has_wrk():
        stop("wrk is not installed: make bench-peers")
    # Each contestant has a database of its own.
    os.environ.pop("DATABASE_URL", None)
    lines = []
    with ours.prepared() as settings:
        paths = ours.addresses(settings)
        with ours.served(settings) as process:
            lines.append(measures.memory(process))
            lines.append(measures.weight(paths[5]))
            lines.append(measures.cached(paths[5]))
            lines += versus.lines(settings, paths)
            lines.append(measures.burst(settings, paths[10:15]))
            lines.append(measures.edit_seen(settings, paths[20]))
            lines.append(measures.exactness(settings))
            lines.append(measures.views_a_second(settings, len(paths)))
            lines.append(measures.kills(settings, process, len(paths)))
    table.keep(lines)


if __name__ == "__main__":
    main()
