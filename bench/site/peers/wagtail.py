"""Wagtail from PyPI in an environment of its own, with two workers and our articles."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.site import content, load, ours
from bench.site.peers import Peer, running
from tools.environment import ROOT
from tools.postgres import LOCAL

NAME, CACHE, AT_LEAST = "Wagtail", "wagtail-cache", 3
PLAIN, CACHED = 8394, 8395
VENV = LOCAL / "bench-wagtail"
SITE = "bench.site.peers.wagtail_site"

# Either from two workers; the quicker of the two is what we are compared with.
SERVERS = {
    "granian": (
        *("--interface", "wsgi", "--workers", "2", "--http", "1", "--blocking-threads", "4"),
        *("--backlog", "2048", "--log-level", "error", "--host", "127.0.0.1", "--port"),
    ),
    "gunicorn": ("--workers", "2", "--threads", "4", "--log-level", "error", "--bind"),
}


def missing() -> str:
    return "" if (VENV / "made").exists() else "Wagtail is not installed: make bench-peers"


@contextmanager
def served(articles: Path) -> Iterator[Peer]:
    ours.cluster().create_database("wagtail")
    prepare("django", "migrate", "--verbosity", "0")
    prepare(f"{SITE}.load", str(articles))
    paths = [f"/{one['rubric']}/{one['id']}/" for one in content.read(articles)]
    server = quickest(paths)
    plain = serving(server, PLAIN, paths[0])
    with plain, serving(server, CACHED, paths[0], WAGTAIL_CACHE="1"):
        yield Peer(f"{NAME} under {server}", home(PLAIN), home(CACHED), paths)


def prepare(*words: str) -> None:
    command: list[str | Path] = [VENV / "bin" / "python", "-m", *words]
    subprocess.run(command, env={**os.environ, **variables()}, cwd=ROOT, check=True)


def variables() -> dict[str, str]:
    socket = str(ours.cluster().socket)
    return {"DJANGO_SETTINGS_MODULE": f"{SITE}.settings", "WAGTAIL_SOCKET": socket}


def quickest(paths: list[str]) -> str:
    rates = {}
    for server in SERVERS:
        with serving(server, PLAIN, paths[0]):
            load.ask(home(PLAIN), paths)
            rates[server] = load.ask(home(PLAIN), paths).rate
    return max(SERVERS, key=rates.__getitem__)


@contextmanager
def serving(server: str, port: int, first: str, **more: str) -> Iterator[None]:
    place = str(port) if server == "granian" else f"127.0.0.1:{port}"
    words = (*SERVERS[server], place, f"{SITE}.application:application")
    with running(VENV / "bin" / server, *words, **variables(), **more):
        ours.wait_for(home(port) + first)
        yield


def home(port: int) -> str:
    return f"http://127.0.0.1:{port}"
