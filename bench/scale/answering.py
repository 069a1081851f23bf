"""One archive's process: it draws pages in Django's handler and tells how long it took."""

import os
import sys
import time
from collections.abc import Callable

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
    return ",".join(known)


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
    client.get(address)
    told = [address]

    def explained(execute: Callable, sql: str, params, many, context):
        with connection.connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", params)
            told.append("\n".join(["", sql[:600], *(line for (line,) in cursor.fetchall())]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explained):
        client.get(address)
    return "\n".join(told)


ANSWERS: dict[str, Callable[..., str]] = {"names": names, "time": timed, "plan": plan}


if __name__ == "__main__":
    main()
