"""make bench-search: the measurement in an environment and on a PostgreSQL of its own."""

import os
import subprocess
import sys
import tempfile

from tools import environment
from tools.postgres import database

SITE = {"SECRET_KEY": "only-for-measuring", "SITE_URL": "http://127.0.0.1"}


def main() -> None:
    environment.ensure(environment.TO_RUN)
    with database("qazaly", cluster="bench") as url, tempfile.TemporaryDirectory() as files:
        settings = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "qazaly.settings", **SITE}
        folders = {"FILES_ROOT": files, "STATIC_ROOT": f"{files}/static"}
        variables = {**os.environ, **settings, **folders}
        run(["manage.py", "collectstatic", "--noinput", "--verbosity", "0"], variables)
        done = run(["-m", "bench.search", *sys.argv[1:]], variables)
    sys.exit(done.returncode)


def run(step: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([environment.PYTHON, *step], env=variables, cwd=environment.ROOT)


if __name__ == "__main__":
    main()
