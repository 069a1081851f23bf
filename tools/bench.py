"""make bench and make bench-search: a measurement in our environment, its database its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import environment
from tools.postgres import database

SITE = {"SECRET_KEY": "only-for-measuring", "SITE_URL": "http://127.0.0.1"}


def main() -> None:
    environment.ensure(environment.TO_RUN)
    name, *words = sys.argv[1:]
    with variables(name) as more:
        command: list[str | Path] = [environment.PYTHON, "-m", name, *words]
        done = subprocess.run(command, env={**os.environ, **more}, cwd=environment.ROOT)
    sys.exit(done.returncode)


@contextmanager
def variables(name: str) -> Iterator[dict[str, str]]:
    """What the module is told; bench.site makes databases and settings by itself."""
    if name != "bench.search":
        yield {}
        return
    with database("qazaly", cluster="bench") as url, tempfile.TemporaryDirectory() as files:
        settings = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "qazaly.settings", **SITE}
        yield {**settings, "FILES_ROOT": files, "STATIC_ROOT": files}


if __name__ == "__main__":
    main()
