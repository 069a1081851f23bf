"""`python -m kazakh latin < text`: one command of the package on each line of a text.

Words of a line are stemmed each by itself; with --all a word's stems stand together, likeliest
first: «жүз|жүзі». UTF-8 in and out, whatever the machine's locale; bytes that are no UTF-8 come
back as they were.
"""

import argparse
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import TextIO

from kazakh import ARABIC, LATIN, Converter, fold, slugify, stem, stems


def one_stem(line: str) -> str:
    return " ".join(map(stem, line.split()))


def all_stems(line: str) -> str:
    return " ".join("|".join(stems(word)) for word in line.split())


COMMANDS: dict[str, Callable[[str], str]] = {
    "latin": Converter(LATIN).text,
    "arabic": Converter(ARABIC).text,
    "stem": one_stem,
    "fold": fold,
    "slug": slugify,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m kazakh", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--all", action="store_true", help="all likely stems, not one a word")
    chosen = parser.parse_args()
    command = all_stems if chosen.all and chosen.command == "stem" else COMMANDS[chosen.command]
    try:
        convert_lines(command, as_utf8(sys.stdin), as_utf8(sys.stdout))
    except BrokenPipeError:
        # The reader has gone (`| head`); Python would complain again when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def as_utf8(stream: TextIO) -> TextIO:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    return stream


def convert_lines(command: Callable[[str], str], source: TextIO, target: TextIO) -> None:
    for line in source:
        text = line.removesuffix("\n")
        target.write(command(text) + line[len(text) :])
    target.flush()


if __name__ == "__main__":
    main()
