"""make bench-search: the measurement in an environment and on a PostgreSQL of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import environment
from tools.postgres import database

SITE = {"SECRET_KEY": "only-for-measuring", "SITE_URL": "http://127.0.0.1"}


def main() -> None:
    environment.ensure(environment.TO_RUN)
    with database("qazaly", cluster="bench") as url, tempfile.TemporaryDirectory() as files:
        settings = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "qazaly.settings", **SITE}
        variables = {**os.environ, **settings, "FILES_ROOT": files, "STATIC_ROOT": files}
        command: list[str | Path] = [environment.PYTHON, "-m", "bench.search", *sys.argv[1:]]
        done = subprocess.run(command, env=variables, cwd=environment.ROOT)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
