"""The table that is printed, and kept in docs/benchmarks.md with its date and machine."""

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.site.measures import Line
from tools.environment import ROOT

KEPT = ROOT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

`make bench` on {day}: {machine}. All figures are medians of runs that took turns on one machine,
with the least and the most in brackets.

All sites have the same 2,000 articles and two workers. An uncached article is one of all of them
in turn, drawn anew for each reader; ours keeps, as always, what every page needs around its own
content. WordPress is Debian's package behind nginx with its quickest theme, and Wagtail's project
is in `bench/site/peers/wagtail_site`; the pages of both show less than ours: no calendar, nothing
most read, and WordPress nothing related.

| Measure | Bar | Figure | |
|---|---|---|---|
"""


# What stands below was measured by other means, and stays.
BY_HAND = "\n## By hand\n"


def keep(lines: Sequence[Line]) -> None:
    rows = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    text = HEAD.format(day=date.today().isoformat(), machine=machine()) + rows
    print(text)
    _, heading, rest = (KEPT.read_text() if KEPT.exists() else "").partition(BY_HAND)
    KEPT.write_text(text + heading + rest)


def machine() -> str:
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} cores, {model[1] if model else 'an unknown processor'}"
