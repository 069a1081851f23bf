"""make test: the whole suite on a real PostgreSQL, browser tests included."""

import os
import subprocess
import sys
from pathlib import Path

from tools import environment
from tools.postgres import database

# A test database may be lost at any moment, so nothing waits for the disk.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


def main() -> None:
    environment.ensure(environment.TO_TEST)
    with database("qazaly", cluster="test", options=FORGETFUL) as url:
        settings = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        command: list[str | Path] = [environment.PYTHON, "-m", "pytest", *sys.argv[1:]]
        done = subprocess.run(command, env={**os.environ, **settings}, cwd=environment.ROOT)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
