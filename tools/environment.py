"""The virtual environment in .venv, made from the hash-pinned requirements."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tools.say import say, stop

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TO_RUN = ("requirements.txt", "requirements-local.txt")
TO_TEST = (*TO_RUN, "requirements-dev.txt")
# The first draws the same pages for three quarters of the work: it has no windows.
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")


def chromium() -> str | None:
    """The browser for tests and pictures."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def ensure(requirements: tuple[str, ...]) -> None:
    """Install each requirements file that changed since it was last installed."""
    if not (VENV / "made").exists():
        create()
    for name in requirements:
        stamp = VENV / f"{name}.sha256"
        digest = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
        if not stamp.exists() or stamp.read_text() != digest:
            install(name)
            stamp.write_text(digest)


def create() -> None:
    say("Making .venv …")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True)
    if made.returncode:
        stop("Python cannot make a virtual environment: apt-get install python3-venv")
    (VENV / "made").touch()


def install(name: str) -> None:
    say(f"Installing {name} …")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install"]
    # The files are complete, so nothing is resolved here: what is not pinned is not installed.
    done = subprocess.run([*pip, "--quiet", "--no-deps", "--require-hashes", "-r", ROOT / name])
    if done.returncode:
        stop(f"{name} could not be installed: look at the lines above, then run make again.")
