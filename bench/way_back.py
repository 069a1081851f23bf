"""The way back, measured: `python -m bench.way_back [ARTICLES]`, a table of seconds.

Articles are written and indexed once and stay for the next run; the database that is restored
into is a new one each time. PostgreSQL waits for the disk, as in production.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tools.environment import PYTHON, ROOT
from tools.postgres import LOCAL, Cluster, find_binaries

SIZE = 60_000
ROUNDS = 3
INDEXED = 2000
# A copy carries search entries without a look at them, so most of them are repeated here.
FILL = f"""
import sys, django
django.setup()
from bench.search import loading, writing
from django.core.management import call_command
from news.models import Article
from news.search import indexing, vocabulary
call_command("migrate", verbosity=0)
loading.load(writing.archive(int(sys.argv[1])))
indexing.renew(*Article.objects.order_by("pk").values_list("pk", flat=True)[:{INDEXED}])
loading.run(sys.argv[2])
vocabulary.count()
loading.run("VACUUM ANALYZE")
"""
REPEAT = """
WITH made AS (
    SELECT *, row_number() OVER () - 1 AS number, count(*) OVER () AS many
    FROM news_searchentry WHERE language <> 0
), waiting AS (
    SELECT article_id, row_number() OVER () - 1 AS number
    FROM news_searchentry WHERE language = 0
)
UPDATE news_searchentry AS entry
SET words = made.words, heading = made.heading, language = made.language,
    title_key = made.title_key, sketch = made.sketch
FROM waiting JOIN made ON made.number = waiting.number % made.many
WHERE entry.article_id = waiting.article_id
"""


def main() -> None:
    size = int(sys.argv[1]) if sys.argv[1:] else SIZE
    server = Cluster(find_binaries(), "bench-way-back", ())
    ours = server.start()
    try:
        measure(server, size)
    finally:
        if ours:
            server.stop()


def measure(server: Cluster, size: int) -> None:
    source = filled(server, size)
    with tempfile.TemporaryDirectory(dir=LOCAL) as name:
        rounds = [one_round(server, source, Path(name) / str(turn)) for turn in range(ROUNDS)]
    print(f"{size} articles, seconds (median, least, most of {ROUNDS}):")
    for step in rounds[0]:
        seen = sorted(one[step] for one in rounds)
        print(f"{step:14} {statistics.median(seen):7.1f} {seen[0]:7.1f} {seen[-1]:7.1f}")


def one_round(server: Cluster, source: str, folder: Path) -> dict[str, float]:
    target = empty(server)
    seconds = {"backup": timed(lambda: manage(server, source, "backup", folder))}
    [archive] = folder.iterdir()
    print(f"{archive.stat().st_size / 1_000_000:.0f} MB", flush=True)
    seconds["check_backup"] = timed(lambda: manage(server, source, "check_backup", archive))
    seconds["restore"] = timed(lambda: manage(server, target, "restore", archive))
    return seconds


def timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def filled(server: Cluster, size: int) -> str:
    """A database with so many articles; one that a stopped run left half filled is made anew."""
    name, half = f"articles_{size}", "articles_half"
    if "1" not in server.psql(f"select 1 from pg_database where datname = '{name}'").stdout:
        print(f"Writing {size} articles …", flush=True)
        server.psql(f"drop database if exists {half}")
        server.create_database(half)
        run(server, half, "-c", FILL, size, REPEAT)
        server.psql(f"alter database {half} rename to {name}")
    return name


def empty(server: Cluster) -> str:
    server.psql("drop database if exists restored")
    server.create_database("restored")
    manage(server, "restored", "migrate", "--verbosity", "0")
    return "restored"


def manage(server: Cluster, name: str, *words: object) -> None:
    run(server, name, "manage.py", *words)


def run(server: Cluster, name: str, *words: object) -> None:
    files = LOCAL / "bench-way-back" / name
    files.mkdir(parents=True, exist_ok=True)
    facts = {
        "DATABASE_URL": f"postgres://postgres@/{name}?host={server.socket}",
        "DJANGO_SETTINGS_MODULE": "qazaly.settings",
        "FILES_ROOT": str(files),
        "SECRET_KEY": "only-for-measuring",
    }
    subprocess.run([PYTHON, *map(str, words)], env={**os.environ, **facts}, cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
