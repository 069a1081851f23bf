"""The small newsroom of the old engine, moved in."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client

from legacy.moving import Order, move
from legacy.moving.copying import run
from legacy.moving.report import Report
from legacy.moving.run import LOCK
from tests import dle
from tests.dle.newsroom import newsroom
from tests.factories import picture_bytes
from tests.serving import eventually

SHAPE = ("version", "form", "charset", "order", "prefix")
HOSTS = frozenset({"qazaly.kz", "old-qazaly.kz"})


def moved(folder: Path, rows: dict[str, Any] | None = None, **how: Any) -> Report:
    """What a move of these rows tells; the newsroom's where none are given.

    :param how: the shape of the dump, or the path of one; what else an order says
    """
    shape = {name: how.pop(name) for name in SHAPE if name in how}
    path = how.pop("path", None)
    if not path:
        path = folder / "dump.sql"
        path.write_bytes(dle.dump(rows=rows or newsroom(), **shape))
    told = {"progress": how.pop("progress")} if "progress" in how else {}
    return move(Order(path, hosts=HOSTS, **how), **told)


def begin(work: Callable[[], object]) -> int:
    """Work in a process of its own, which ends with 8 unless it is ended before; its number."""
    if child := os.fork():
        return child
    try:
        # What is open stays the parent's: if it were closed here, it would end there. Beside a
        # browser's loop it may be another connection than the one that the parent has closed.
        parents, connection.connection = connection.connection, None  # noqa: F841
        work()
    finally:
        os._exit(8)


def until_the_killed_is_gone() -> None:
    """PostgreSQL lets go of a lock when it has noticed that its process is no more."""
    question = """
      SELECT pid FROM pg_locks JOIN pg_database ON pg_database.oid = database
      WHERE locktype = 'advisory' AND objid = %(lock)s AND datname = current_database()
        AND pid <> pg_backend_pid()"""
    eventually(lambda: not list(run(question, {"lock": LOCK})))


def uploads(folder: Path) -> Path:
    """Some of the files that the newsroom's texts need."""
    root = folder / "uploads"
    files = {
        "posts/2022-10/1666_kopir.jpg": picture_bytes(700, 500),
        "posts/2023-01/kitap.jpg": picture_bytes(600, 400),
        "posts/2022-10/thumbs/1666_kopir.jpg": picture_bytes(120, 80),
        "files/2022-10/b.pdf": b"%PDF-1.4\n",
        "files/e.pdf": b"%PDF-1.4\n",
        "files/zhaman.jpg": b"<script>alert(1)</script>",
        "files/bet.html": b"<!doctype html><script>alert(1)</script>",
    }
    return written(root, files)


def written(root: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def led_astray(client: Client, forms: dict[str, str], known: dict[str, str]) -> dict[str, tuple]:
    """Old addresses that do not lead to their page with 200, or with one redirect to it.

    :param forms: each address and where it leads; words of `known` stand for what tests cannot say
    :returns: the status and the last address of each
    """
    wrong = {}
    for asked, said in forms.items():
        right = re.sub("|".join(known), lambda word: known[word[0]], said)
        answer = client.get(asked)
        b"".join(answer)
        came = answer["Location"] if answer.status_code == 301 else asked
        if answer.status_code not in (200, 301) or came != right:
            wrong[asked] = answer.status_code, came
        elif came != asked:
            last = client.get(came)
            b"".join(last)
            wrong |= {asked: (last.status_code, came)} if last.status_code != 200 else {}
    return wrong
