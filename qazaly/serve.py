"""Serve the site: python -m qazaly.serve [--host 127.0.0.1] [--port 8000].

The same server on a laptop and in production, with figures that held under slow clients.
"""

import argparse
import os
import sys
from pathlib import Path

OPTIONS = (
    *("--interface", "wsgi", "--workers", "2", "--http", "1"),
    *("--blocking-threads", "32", "--backpressure", "1024", "--backlog", "2048"),
    *("--http1-header-read-timeout", "5000", "--workers-kill-timeout", "10"),
    *("--respawn-failed-workers", "--log-level", "error"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve the site.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default="8000")
    where = parser.parse_args()
    # Threads of the server sleep and end without a word to Django: the database closes their
    # connections before it runs out of places.
    os.environ.setdefault("PGOPTIONS", "-c idle_session_timeout=25000")
    granian = str(Path(sys.executable).parent / "granian")
    address = ("--host", where.host, "--port", where.port)
    os.execv(granian, [granian, *OPTIONS, *address, "qazaly.wsgi:application"])


if __name__ == "__main__":
    main()
