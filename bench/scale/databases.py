"""The archives: databases of a PostgreSQL of their own, made once."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import environment
from tools.postgres import LOCAL, Cluster, database, find_binaries

CLUSTER = "bench-scale"
# A made-up archive may be lost and made again: nothing waits for the disk while it is filled.
OPTIONS = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal"),
    *("max_wal_senders=0", "max_wal_size=8GB", "shared_buffers=1GB", "jit=off"),
)


@dataclass(frozen=True)
class Archive:
    settings: dict[str, str]
    """The variables of a process that works on it."""


@contextmanager
def archive(size: int) -> Iterator[Archive]:
    environment.ensure(environment.TO_RUN)
    name = f"archive-{size}"
    made = LOCAL / f"bench-scale-{name}.made"
    with database("postgres", cluster=CLUSTER, options=OPTIONS):
        drop_half(name, made)
        opened = database(name, cluster=CLUSTER, options=OPTIONS)
        with opened as url, tempfile.TemporaryDirectory() as files:
            found = Archive({**os.environ, **settings(url, files)})
            manage(found, "migrate", "--verbosity", "0")
            fill(found, size, made)
            yield found


def settings(url: str, files: str) -> dict[str, str]:
    site = {"SECRET_KEY": "only-for-measuring", "SITE_URL": "http://127.0.0.1"}
    return site | {"DATABASE_URL": url, "FILES_ROOT": files, "STATIC_ROOT": files}


def drop_half(name: str, made: Path) -> None:
    """An archive without its mark was broken off."""
    if not made.exists():
        server = Cluster(find_binaries(), CLUSTER, OPTIONS)
        server.psql(f'drop database if exists "{name}"')


def fill(found: Archive, size: int, made: Path) -> None:
    if not made.exists():
        manage(found, "make_archive", str(size))
        made.touch()


def manage(found: Archive, *words: str) -> None:
    command: list[str | Path] = [environment.PYTHON, "manage.py", *words]
    subprocess.run(command, env=found.settings, cwd=environment.ROOT, check=True)
