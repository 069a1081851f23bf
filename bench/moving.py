"""An old site of many years moves in: `make bench-moving`, a table in docs/benchmarks.md.

The dump is written once and stays for the next run; the site is a new one each time. PostgreSQL
waits for the disk, as in production.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.site import ours, table
from bench.site.measures import Line
from tools.environment import PYTHON, ROOT
from tools.postgres import LOCAL, database
from tools.say import say

ARTICLES, COMMENTS = 60_000, 120_000
DUMP = LOCAL / f"bench-moving-{ARTICLES}-{COMMENTS}.sql.gz"
SAID = """`make bench-moving` on {day}: {machine}. One run from a gzipped dump of 13.3 in
mysqldump's form; memory is that of all processes of the import, what they share counted once. The
pictures are 60,000 small ones, each of its own bytes."""
PICTURES = """
import sys
from io import BytesIO
from pathlib import Path
from PIL import Image
from tests.dle.big import picture_path
shown = BytesIO()
Image.effect_noise((160, 120), 40).convert("RGB").save(shown, "JPEG")
for pk in range(1, int(sys.argv[2]) + 1):
    path = Path(sys.argv[1] + picture_path(pk))
    path.parent.mkdir(parents=True, exist_ok=True)
    # What follows the end of a JPEG is no part of the picture.
    path.write_bytes(shown.getvalue() + str(pk).encode())
"""


def main() -> None:
    lines = []
    with database("moving", cluster=ours.CLUSTER, options=ours.OPTIONS) as url:
        for line in measured(url):
            say(f"{line.measure}: {line.figure}")
            lines.append(line)
    table.keep("## An old site moves in", SAID, lines)


def measured(url: str) -> Iterator[Line]:
    with tempfile.TemporaryDirectory(dir=LOCAL) as name:
        folder = Path(name)
        settings = {"DATABASE_URL": url, "SECRET_KEY": "only-for-measuring"}
        settings |= {"SITE_URL": "https://qazaly.kz", "FILES_ROOT": name, "STATIC_ROOT": name}
        run(settings, "manage.py", "migrate", "--verbosity", "0")
        if not DUMP.exists():
            write_the_dump()
        moved, memory = run(settings, "manage.py", "import_dle", DUMP)
        measure = f"{ARTICLES:,} articles and {COMMENTS:,} comments move in"
        yield Line(measure, "≤ 300 s", f"{moved:.0f} s")
        yield Line("memory of it", "≤ 500 MB", f"{memory:.0f} MB")
        indexed, _ = run(settings, "manage.py", "reindex_search")
        yield Line("their search index", "≤ 600 s", f"{indexed:.0f} s")
        again, _ = run(settings, "manage.py", "import_dle", DUMP)
        yield Line("the same dump again, nothing new", "", f"{again:.0f} s")
        run(settings, "-c", PICTURES, folder / "old", str(ARTICLES))
        uploads = folder / "old" / "uploads"
        pictured, memory = run(settings, "manage.py", "import_dle", DUMP, "--uploads", uploads)
        figure = f"{pictured:.0f} s"
        yield Line(f"and with {ARTICLES:,} pictures", "", figure, f"{memory:.0f} MB")


def write_the_dump() -> None:
    half = DUMP.with_suffix(".half")
    asked = ("--articles", str(ARTICLES), "--comments", str(COMMENTS))
    run({}, "-m", "tests.dle.big", half, *asked)
    half.rename(DUMP)


def run(settings: dict[str, str], *words: str | Path) -> tuple[float, float]:
    """Seconds that it took, and the megabytes that it and its processes held at most."""
    started, most = time.monotonic(), 0.0
    process = subprocess.Popen([PYTHON, *words], env={**os.environ, **settings}, cwd=ROOT)
    while process.poll() is None:
        most = max(most, held(process.pid))
        time.sleep(0.2)
    if process.returncode:
        raise SystemExit(f"{words[1]} ended with {process.returncode}")
    return time.monotonic() - started, most


def held(pid: int) -> float:
    try:
        return ours.memory([pid, *below(pid)])
    except (OSError, TypeError):  # one of them has just ended
        return 0.0


def below(pid: int) -> Iterator[int]:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in (thread / "children").read_text().split():
            yield int(child)
            yield from below(int(child))


if __name__ == "__main__":
    main()
