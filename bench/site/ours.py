"""Our own site with the articles, on a PostgreSQL of its own, under the server of production."""

import os
import re
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import newsroom
from tools.environment import PYTHON, ROOT
from tools.postgres import LOCAL, Cluster, database, find_binaries

PORT = 8390
HOME = f"http://127.0.0.1:{PORT}"
FILES = LOCAL / "bench-site"
# As deploy/install sets them on a server.
CLUSTER, OPTIONS = "bench-site", ("max_connections=200", "random_page_cost=1.1")


@contextmanager
def prepared() -> Iterator[dict[str, str]]:
    """The settings of a site with the articles; they are loaded once and stay for the next run."""
    FILES.mkdir(parents=True, exist_ok=True)
    with database("site", cluster=CLUSTER, options=OPTIONS) as url:
        settings = {
            "DATABASE_URL": url,
            "SECRET_KEY": "only-for-measuring",
            "SITE_URL": HOME,
            "FILES_ROOT": str(FILES),
            "STATIC_ROOT": str(FILES / "static"),
        }
        manage(settings, "migrate")
        manage(settings, "collectstatic", "--noinput")
        load(settings)
        yield settings


def load(settings: dict[str, str]) -> None:
    listed = FILES / "articles.jsonl"
    if listed.exists():
        return
    half = FILES / "articles.half"
    inside(
        settings, "import sys; from bench.site.content import write; write(sys.argv[1])", str(half)
    )
    manage(settings, "import_articles", half)
    half.rename(listed)


def manage(settings: dict[str, str], *words: str | Path) -> None:
    command, variables = newsroom.manage(settings)
    subprocess.run([*command, *words, "--verbosity", "0"], env=variables, cwd=ROOT, check=True)


def inside(settings: dict[str, str], code: str, *words: str) -> str:
    """What a few lines of Python print inside the site."""
    named = {**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "qazaly.settings"}
    command: list[str | Path] = [PYTHON, "-c", f"import django; django.setup(); {code}", *words]
    done = subprocess.run(
        command, env=named, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


@contextmanager
def served(settings: dict[str, str], port: int = PORT, **more: str) -> Iterator[subprocess.Popen]:
    """The server with its workers, until the measurement is over."""
    command: list[str | Path] = [PYTHON, "-m", "qazaly.serve", "--port", str(port)]
    named = {**os.environ, **settings, "SITE_URL": f"http://127.0.0.1:{port}", **more}
    with (FILES / "server.log").open("a") as log:
        process = subprocess.Popen(command, env=named, cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield process
    finally:
        process.terminate()
        process.wait(30)


def wait_for(address: str) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


def addresses(settings: dict[str, str]) -> list[str]:
    """The addresses of all articles, in the order of their keys."""
    code = (
        "from news.models import Article;"
        "print(*[a.get_absolute_url() for a in Article.objects.select_related('rubric')"
        ".defer('body').order_by('pk')], sep='\\n')"
    )
    return inside(settings, code).split()


def workers(process: subprocess.Popen) -> list[int]:
    """The processes that answer: the children of the server."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    spawned = [int(pid) for pid in listed]
    return [pid for pid in spawned if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def memory(pids: list[int]) -> float:
    """Megabytes of these processes, what they share counted once (their PSS)."""
    rolled = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in pids]
    return sum(int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]) for text in rolled) / 1024  # type: ignore[index]


def cluster() -> Cluster:
    return Cluster(find_binaries(), CLUSTER, OPTIONS)
