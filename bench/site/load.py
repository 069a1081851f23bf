"""Load by wrk: the contestants in turn, round after round, so that noise meets all alike."""

import math
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

SECONDS = 3
ROUNDS = 5
CONNECTIONS = 32

# Each request takes the next address of the list, from a place of its own to begin with.
PATHS = """
local paths = {{}}
for line in io.lines("{file}") do paths[#paths + 1] = line end
local n = {start}
request = function()
  n = n + 1
  return wrk.format("{method}", paths[n % #paths + 1], {{{headers}}})
end
"""


class Run(NamedTuple):
    rate: float
    """Answers a second."""
    p99: float
    """Milliseconds."""
    errors: int
    answers: int


class Spread(NamedTuple):
    """The middle of several runs and how far they lie apart."""

    least: float
    middle: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:,.0f} ({self.least:,.0f}–{self.most:,.0f})"


def spread(values: Sequence[float]) -> Spread:
    return Spread(min(values), median(values), max(values))


def has_wrk() -> bool:
    return shutil.which("wrk") is not None


def ask(
    home: str,
    paths: Sequence[str],
    *,
    seconds: int = SECONDS,
    connections: int = CONNECTIONS,
    start: int = 0,
) -> Run:
    """Ask for these addresses one after the other, as a browser that takes gzip."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "paths"
        listed.write_text("\n".join(paths))
        script = Path(folder) / "ask.lua"
        headers = '["Accept-Encoding"]="gzip"'
        script.write_text(PATHS.format(file=listed, start=start, method="GET", headers=headers))
        return run(home, script, seconds=seconds, connections=connections)


def run(home: str, script: Path, *, seconds: int, connections: int) -> Run:
    words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency"]
    shown = subprocess.run([*words, "-s", script, home], capture_output=True, text=True, check=True)
    return read(shown.stdout)


def read(shown: str) -> Run:
    """What wrk prints: a rate, a 99th percentile, and what went wrong where anything did."""
    rate = float(found(r"Requests/sec:\s+([\d.]+)", shown))
    p99, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", shown).groups()  # type: ignore[union-attr]
    answers = int(found(r"(\d+) requests in", shown))
    refused = int(found(r"Non-2xx or 3xx responses: (\d+)", shown, "0"))
    broken = re.search(r"connect (\d+), read (\d+), write (\d+), timeout (\d+)", shown)
    errors = refused + sum(map(int, broken.groups() if broken else ()))
    # Where nobody was answered wrk says 0 ms, which would look like the best of all.
    latest = float(p99) * {"us": 0.001, "ms": 1, "s": 1000}[unit] if answers else math.inf
    return Run(rate, latest, errors, answers)


def found(pattern: str, text: str, otherwise: str | None = None) -> str:
    match = re.search(pattern, text)
    if match is None and otherwise is None:
        raise RuntimeError(f"wrk said nothing of {pattern}: {text}")
    return match[1] if match else str(otherwise)


def compare(
    contestants: Mapping[str, Callable[[int], Run]], rounds: int = ROUNDS
) -> dict[str, list[Run]]:
    """One run of each in turn, so many rounds; a first run of each warms up and is not counted."""
    for contest in contestants.values():
        contest(0)
    runs: dict[str, list[Run]] = {name: [] for name in contestants}
    for number in range(1, rounds + 1):
        for name, contest in contestants.items():
            runs[name].append(contest(number))
    return runs


def rates(runs: Sequence[Run]) -> Spread:
    return spread([one.rate for one in runs])
