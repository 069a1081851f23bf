"""One newsroom on this machine: its database, its files and the settings that name them."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.environment import PYTHON, ROOT
from tools.postgres import LOCAL, database
from tools.say import stop


@contextmanager
def newsroom(name: str, site_url: str) -> Iterator[dict[str, str]]:
    """Start the newsroom's database and give the settings of its site as environment variables.

    They are written to .local/site.env too, where qazaly.settings looks: a command of manage.py
    in a second terminal reaches the newsroom that make run serves.
    """
    LOCAL.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(LOCAL / "run.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        stop("make run is running in this folder already; stop it first.")
    # Persistent connections of sleeping threads would otherwise use up the server's places.
    with database(f"qazaly_{name}", cluster="run", options=("max_connections=120",)) as url:
        site = {
            "DATABASE_URL": url,
            "SECRET_KEY": kept_secret("secret-key"),
            "SITE_URL": site_url,
            "FILES_ROOT": str(LOCAL / name),
        }
        write_private(
            LOCAL / "site.env", "".join(f"{key}={value}\n" for key, value in site.items())
        )
        yield site


def manage(site: dict[str, str]) -> tuple[list[str | Path], dict[str, str]]:
    """The command that manage.py is called by, and its environment."""
    return [PYTHON, ROOT / "manage.py"], {**os.environ, **site}


def kept_secret(name: str, length: int = 40) -> str:
    """A random word, made once and kept in .local/."""
    path = LOCAL / name
    if not path.exists() or not path.read_text():
        write_private(path, secrets.token_urlsafe(length))
    return path.read_text()


def write_private(path: Path, text: str) -> None:
    half = path.with_suffix(".half")
    private = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(private, "w") as file:
        file.write(text)
    half.replace(path)
