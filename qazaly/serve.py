"""Serve the site: python -m qazaly.serve [--host 127.0.0.1] [--port 8000] [--socket PATH].

The same server on a laptop and in production, with figures that held under slow clients.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from qazaly.monitoring.cells import is_running

OPTIONS = (
    *("--interface", "wsgi", "--workers", "2", "--http", "1"),
    *("--blocking-threads", "32", "--backpressure", "1024", "--backlog", "2048"),
    *("--http1-header-read-timeout", "5000", "--workers-kill-timeout", "10"),
    *("--respawn-failed-workers", "--log-level", "error"),
)
# Named by the server's process.
COUNTS = re.compile(r"qazaly-counts-([0-9]{1,9})-.*")


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve the site.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default="8000")
    parser.add_argument("--socket", type=Path, help="a Unix socket instead, for a proxy beside it")
    where = parser.parse_args()
    # Threads of the server sleep and end without a word to Django: the database closes their
    # connections before it runs out of places.
    os.environ.setdefault("PGOPTIONS", "-c idle_session_timeout=25000")
    # Or each of the many threads keeps a heap of its own, and frees little of it.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    os.environ["COUNTS_ROOT"] = counts_folder()
    granian = str(Path(sys.executable).parent / "granian")
    os.execv(granian, [granian, *OPTIONS, *address(where), "qazaly.wsgi:application"])


def address(where: argparse.Namespace) -> tuple[str, ...]:
    if not where.socket:
        return ("--host", where.host, "--port", where.port)
    # One that was killed leaves its socket behind.
    where.socket.unlink(missing_ok=True)
    return ("--uds", str(where.socket), "--uds-permissions", "666")


def counts_folder() -> str:
    """Where the workers of this server share their numbers; what ended servers left goes."""
    # systemd's own folder where there is one: /tmp is swept of what is ten days old.
    folder = os.environ.get("RUNTIME_DIRECTORY", tempfile.gettempdir())
    for left in Path(folder).glob("qazaly-counts-*"):
        server = COUNTS.fullmatch(left.name)
        if server and not is_running(int(server[1])):
            shutil.rmtree(left, ignore_errors=True)
    # The server keeps the number of this process.
    return tempfile.mkdtemp(prefix=f"qazaly-counts-{os.getpid()}-", dir=folder)


if __name__ == "__main__":
    main()
