"""Tables that are printed, and kept in docs/benchmarks.md with their date and machine."""

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.site.measures import Line
from tools.environment import ROOT

KEPT = ROOT / "docs" / "benchmarks.md"
# What stands under other headings was measured at another time, and stays.
HEADING = re.compile(r"\n(?=## )")


def keep(title: str, said: str, lines: Sequence[Line]) -> None:
    """Put the table in the place of the last one under that heading, or at the end.

    :param title: the heading as Markdown has it, «# Benchmarks»
    :param said: how it was measured, with {day} and {machine}
    """
    rows = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    how = said.format(day=date.today().isoformat(), machine=machine())
    text = f"{title}\n\n{how}\n\n| Measure | Bar | Figure | |\n|---|---|---|---|\n{rows}"
    print(text)
    parts = HEADING.split(KEPT.read_text()) if KEPT.exists() else []
    kept = {part.partition("\n")[0]: part for part in parts}
    KEPT.write_text("\n".join((kept | {title: text}).values()))


def machine() -> str:
    model = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} cores, {model[1] if model else 'an unknown processor'}"
