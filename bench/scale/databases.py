"""The archives: databases of a PostgreSQL of their own, made once."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tools import environment
from tools.postgres import LOCAL, database

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
    opened = database(name, cluster="bench-scale", options=OPTIONS)
    with opened as url, tempfile.TemporaryDirectory() as files:
        facts = {"DATABASE_URL": url, "FILES_ROOT": files, "STATIC_ROOT": files}
        facts |= {"SECRET_KEY": "only-for-measuring", "SITE_URL": "http://127.0.0.1"}
        found = Archive({**os.environ, **facts, "PAGE_CACHE_MB": "0"})
        manage(found, "migrate", "--verbosity", "0")
        fill(found, name, size)
        yield found


def fill(found: Archive, name: str, size: int) -> None:
    """Make the archive, unless it was made; a half of one is told by its missing mark."""
    mark = LOCAL / f"bench-scale-{name}.made"
    if not mark.exists():
        manage(found, "make_archive", str(size))
        mark.touch()


def manage(found: Archive, *words: str) -> None:
    command = [environment.PYTHON, "manage.py", *words]
    subprocess.run(command, env=found.settings, cwd=environment.ROOT, check=True)
