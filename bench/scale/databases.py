"""The archives: databases of a PostgreSQL of their own, made once."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import environment, newsroom
from tools.postgres import LOCAL, Cluster, database, find_binaries

CLUSTER = "bench-scale"
# A made-up archive may be lost and made again: nothing waits for the disk while it is filled.
OPTIONS = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal"),
    *("max_wal_senders=0", "max_wal_size=8GB", "shared_buffers=1GB", "jit=off"),
    # As deploy/install sets it on a server.
    "random_page_cost=1.1",
)


@contextmanager
def archive(size: int) -> Iterator[dict[str, str]]:
    """The variables of a process that works on an archive of that size."""
    environment.ensure(environment.TO_RUN)
    name = f"archive-{size}"
    made = LOCAL / f"bench-scale-{name}.made"
    with database("postgres", cluster=CLUSTER, options=OPTIONS):
        drop_half(name, made)
        opened = database(name, cluster=CLUSTER, options=OPTIONS)
        with opened as url, tempfile.TemporaryDirectory() as files:
            site = settings(url, files)
            manage(site, "migrate", "--verbosity", "0")
            fill(site, size, made)
            yield {**os.environ, **site}


def settings(url: str, files: str) -> dict[str, str]:
    site = {"SECRET_KEY": "only-for-measuring", "SITE_URL": "http://127.0.0.1"}
    return site | {"DATABASE_URL": url, "FILES_ROOT": files, "STATIC_ROOT": files}


def drop_half(name: str, made: Path) -> None:
    """An archive without its mark was broken off."""
    if not made.exists():
        server = Cluster(find_binaries(), CLUSTER, OPTIONS)
        server.psql(f'drop database if exists "{name}"')


def fill(site: dict[str, str], size: int, made: Path) -> None:
    if not made.exists():
        manage(site, "make_archive", str(size))
        made.touch()


def manage(site: dict[str, str], *words: str) -> None:
    command, variables = newsroom.manage(site)
    subprocess.run([*command, *words], env=variables, cwd=environment.ROOT, check=True)
