"""The others: each module gives `missing()`, a sentence when it cannot run, and servers to ask.

`make bench-peers` installs them (`__main__`). All listen on 127.0.0.1 and on sockets only, keep
their files under .local/, and are ended by their own id when they have been asked.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

IS_ROOT = os.geteuid() == 0
# Debian keeps servers where an ordinary user's shell does not look.
PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin"


class Peer(NamedTuple):
    """A site that is being served, in both ways that it can be."""

    name: str
    plain: str
    """Where each page is drawn anew for each reader."""
    cached: str
    """Where finished pages are kept."""
    paths: list[str]
    """Of the articles, in the order of the file."""


def program(name: str) -> str:
    """Where this program is; nothing when it is not installed."""
    return shutil.which(name, path=PLACES) or ""


def without(*needed: str) -> str:
    """A sentence about the first of these programs or files that is not here; else nothing."""
    for one in needed:
        if not (Path(one).exists() if one.startswith("/") else program(one)):
            return f"{Path(one).name} is not installed: make bench-peers"
    return ""


@contextmanager
def running(*command: str | Path, **variables: str) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(command, env={**os.environ, **variables})
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)
