"""make guide: photograph the desk anew for the editors' guide, docs/editors.kk.md.

In a newsroom of its own, filled with the demo and thrown away: the pictures show the same people
and pieces each time, and nothing of anybody's work.
"""

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools import environment
from tools.postgres import LOCAL, database
from tools.say import say, stop
from tools.test import FORGETFUL

FOLDER = environment.ROOT / "docs" / "editors"
PASSWORD = "a-word-for-pictures-only"
HEAVIEST = 120_000  # bytes of a picture
CLUSTER = "guide"


def main() -> None:
    environment.ensure(environment.TO_TEST)
    for old in LOCAL.glob(f"postgres-{CLUSTER}-*"):
        shutil.rmtree(old)  # of a run that was cut off
    with (
        tempfile.TemporaryDirectory() as files,
        database("qazaly_guide", cluster=CLUSTER, options=FORGETFUL) as url,
    ):
        site = settings(url, files)
        keys = fill(site)
        with served(site):
            # Under the project's own Python, where the browser's driver is installed.
            command: list[Any] = [environment.PYTHON, "-m", "tools.guide", "inside"]
            facts = {"GUIDE_SITE": site["SITE_URL"], "GUIDE_KEYS": json.dumps(keys)}
            done = subprocess.run(command, env={**os.environ, **facts}, cwd=environment.ROOT)
    sys.exit(done.returncode)


def settings(url: str, files: str) -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        "DATABASE_URL": url,
        "SECRET_KEY": "only-for-pictures",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "FILES_ROOT": f"{files}/files",
        "STATIC_ROOT": f"{files}/static",
        "DEMO_PASSWORD": PASSWORD,
        "DJANGO_SETTINGS_MODULE": "qazaly.settings",
    }


def fill(site: dict[str, str]) -> dict[str, int]:
    """The demo's articles, and on the desk people and pieces in every state: their keys."""
    quiet = ["--verbosity", "0"]
    steps = [["migrate", *quiet], ["collectstatic", "--noinput", *quiet], ["demo", "redaktor"]]
    for step in [*steps, ["reindex_search", "--count", *quiet]]:
        manage(site, step)
    return json.loads(manage(site, ["demo_desk"]))


def manage(site: dict[str, str], step: list[str]) -> str:
    command: list[Any] = [environment.PYTHON, environment.ROOT / "manage.py", *step]
    done = subprocess.run(command, env={**os.environ, **site}, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        stop(f"manage.py {step[0]} failed: its reason stands above.")
    return done.stdout


@contextmanager
def served(site: dict[str, str]) -> Iterator[None]:
    port = site["SITE_URL"].rpartition(":")[2]
    command: list[Any] = [environment.PYTHON, "-m", "qazaly.serve", "--port", port]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = subprocess.Popen(command, env={**os.environ, **site}, cwd=environment.ROOT)
    try:
        wait_for(site["SITE_URL"])
        yield
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    stop("The newsroom of the guide does not answer.")


# ---- inside the project's own Python ----


def photograph() -> None:
    from playwright.sync_api import sync_playwright

    from tools.guide_pages import PAGES
    from tools.pictures import CHROMIUM

    FOLDER.mkdir(exist_ok=True)
    site, keys = os.environ["GUIDE_SITE"], json.loads(os.environ["GUIDE_KEYS"])
    only = os.environ.get("ONLY", "").split()
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=environment.chromium(), args=CHROMIUM)
        for name, page in PAGES.items():
            if not only or name in only:
                say(f"  {name}")
                keep(name, page.taken(chromium, site, PASSWORD, keys))
        chromium.close()
    forget_others(PAGES)
    say(f"{len(PAGES)} pictures lie in {FOLDER}")


def keep(name: str, picture: bytes) -> None:
    """Write the picture as WebP, as fine as its weight allows."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for quality in (82, 70, 55, 40, 25):
        packed = io.BytesIO()
        image.save(packed, "WEBP", quality=quality, method=6)
        if packed.tell() <= HEAVIEST:
            break
    Path(FOLDER, f"{name}.webp").write_bytes(packed.getvalue())


def forget_others(pages: dict[str, Any]) -> None:
    for path in FOLDER.glob("*.webp"):
        if path.stem not in pages:
            path.unlink()


if __name__ == "__main__":
    photograph() if sys.argv[1:] == ["inside"] else main()
