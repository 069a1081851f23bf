"""python -m bench.scale: the table of times, or the plans of one page's questions.

Both archives are made once (some minutes) and stay in .local for the next run. Measured is the
time in Django's handler, finished pages left out, what pages have around them remembered as on a
living site; the two archives take turns.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import IO, cast

from bench.scale.databases import archive
from tools import environment

SIZES = (100_000, 1_000_000)
ROUNDS = 15
# For pages of these names another bar than 1.3 holds.
DEEPEST, BAR, BAR_OF_DEEPEST = "deepest", 1.3, 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs=2, default=SIZES, metavar="N")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--plan", metavar="PAGE", help="print the plans of that page's questions")
    parser.add_argument("--work", action="store_true", help="blocks and rows instead of time")
    parser.add_argument("--only", default="", help="pages whose name holds this")
    options = parser.parse_args()
    with ExitStack() as stack:
        both = [stack.enter_context(asked(size)) for size in options.sizes]
        if options.plan:
            for size, one in zip(options.sizes, both, strict=True):
                print(f"\n==== {size:,} articles\n{one.ask('plan', options.plan)}")
            return
        if options.work:
            work(both, options)
            return
        missed = table(both, options)
    sys.exit(f"✗ {', '.join(missed)}" if missed else None)


class Asker:
    """A process that has one archive open and answers a line with a line."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.asking, self.answers = cast(IO[str], process.stdin), cast(IO[str], process.stdout)

    def ask(self, *words: str) -> str:
        self.asking.write("\t".join(words) + "\n")
        self.asking.flush()
        answer = self.answers.readline()
        if not answer:
            raise RuntimeError(f"no answer to {words}")
        return answer.rstrip("\n").replace("\v", "\n")


@contextmanager
def asked(size: int) -> Iterator[Asker]:
    with archive(size) as variables:
        process = started(variables)
        try:
            yield Asker(process)
        finally:
            process.terminate()
            process.wait(30)


def started(variables: dict[str, str]) -> subprocess.Popen:
    command: list[str | Path] = [environment.PYTHON, "-m", "bench.scale.answering"]
    return subprocess.Popen(
        command, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def names(both: list[Asker], options: argparse.Namespace) -> list[str]:
    return [name for name in both[0].ask("names").split("|") if options.only in name]


def work(both: list[Asker], options: argparse.Namespace) -> None:
    """Print how much PostgreSQL looks at for each page: the same on a busy machine."""
    print(f"{'blocks, rows':34}{options.sizes[0]:>18,}{options.sizes[1]:>18,}")
    for name in names(both, options):
        told = [one.ask("work", name).split() for one in both]
        blocks = int(told[1][0]) / max(1, int(told[0][0]))
        shown = "".join(f"{', '.join(one):>18}" for one in told)
        print(f"{name:34}{shown}{blocks:8.2f}", flush=True)


def table(both: list[Asker], options: argparse.Namespace) -> list[str]:
    """Print a line for each page; the names of those that missed their bar."""
    print(f"{'milliseconds: median (min–max)':34}{options.sizes[0]:>24,}{options.sizes[1]:>24,}")
    missed = []
    for name in names(both, options):
        times = take_turns(both, name, options.rounds)
        ratio = median(times[1]) / median(times[0])
        bar = BAR_OF_DEEPEST if DEEPEST in name else BAR
        mark = "" if ratio <= bar else "  ✗"
        missed += [name] if mark else []
        print(f"{name:34}{shown(times[0]):>24}{shown(times[1]):>24}{ratio:8.2f}{mark}", flush=True)
    return missed


def take_turns(both: list[Asker], name: str, rounds: int) -> list[list[float]]:
    """The milliseconds of each, A B A B; the first two rounds count for nothing."""
    times: list[list[float]] = [[], []]
    for turn in range(-2, rounds):
        for number, one in enumerate(both):
            took = float(one.ask("time", name, str(turn)))
            times[number] += [took] if turn >= 0 else []
    return times


def shown(times: list[float]) -> str:
    return f"{median(times):.1f} ({min(times):.1f}–{max(times):.1f})"


if __name__ == "__main__":
    main()
