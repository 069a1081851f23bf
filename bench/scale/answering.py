"""One archive's process: it draws pages in Django's handler and tells how long it took."""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qazaly.settings")
django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from bench.scale import pages

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def main() -> None:
    known = pages.all_pages()
    client = Client(HTTP_HOST="127.0.0.1")
    # Names without a hash: nothing was collected here.
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": PLAIN}):
        for line in sys.stdin:
            word, *facts = line.rstrip("\n").split("\t")
            print(ANSWERS[word](client, known, *facts).replace("\n", "\v"), flush=True)


def names(client: Client, known: pages.Pages) -> str:
    return "|".join(known)


def timed(client: Client, known: pages.Pages, name: str, turn: str) -> str:
    addresses = known[name]
    address = addresses[int(turn) % len(addresses)]
    start = time.perf_counter()
    response = client.get(address)
    took = (time.perf_counter() - start) * 1000
    if response.status_code != 200:
        raise RuntimeError(f"{address}: {response.status_code}")
    return str(took)


def plan(client: Client, known: pages.Pages, name: str) -> str:
    """The plans of all questions of the page, the archive as warm as it gets."""
    address = known[name][0]
    plans = [f"\n{sql[:600]}\n{text}" for sql, text in plans_of(client, address, "TEXT")]
    return "\n".join([address, *plans])


def work(client: Client, known: pages.Pages, name: str) -> str:
    """Pages of 8 KB that PostgreSQL looked into, and rows that it touched: no clock needed."""
    plans = [json.loads(text)[0]["Plan"] for _, text in plans_of(client, known[name][0], "JSON")]
    blocks = sum(one["Shared Hit Blocks"] + one["Shared Read Blocks"] for one in plans)
    return f"{blocks} {sum(map(touched, plans)):.0f}"


def touched(node: dict[str, Any]) -> float:
    """Rows of the plan's leaves, those thrown away included."""
    below = node.get("Plans", [])
    thrown = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    own = (node["Actual Rows"] + thrown) * node["Actual Loops"]
    return sum(map(touched, below)) if below else own


def plans_of(client: Client, address: str, form: str) -> list[tuple[str, str]]:
    client.get(address)
    told: list[tuple[str, str]] = []

    def explained(execute: Callable, sql: str, params, many, context):
        if not sql.startswith("EXPLAIN"):
            with connection.connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT {form}) {sql}", params)
                lines = [line for (line,) in cursor.fetchall()]
            told.append((sql, json.dumps(lines[0]) if form == "JSON" else "\n".join(lines)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        client.get(address)
    return told


ANSWERS: dict[str, Callable[..., str]] = {"names": names, "time": timed, "plan": plan, "work": work}


if __name__ == "__main__":
    main()
