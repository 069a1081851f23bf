"""make bench-peers: install what make bench compares us with; nothing of it is served for long."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.site.peers import IS_ROOT, wagtail, wordpress
from tools.say import say, stop

PACKAGES = (
    *("wrk", "nginx-light", "mariadb-server", "php-fpm", "php-cli", "php-mysql"),
    *("wordpress", f"wordpress-theme-{wordpress.THEME.name}"),
)
ANSWERS_FOR_SERVICES = Path("/usr/sbin/policy-rc.d")
REQUIREMENTS = Path(__file__).parent / "wagtail_site" / "requirements.txt"


def main() -> None:
    install_wagtail()
    install_packages()


def install_wagtail() -> None:
    done = wagtail.VENV / "made"
    wanted = REQUIREMENTS.read_text()
    if done.exists() and done.read_text() == wanted:
        return
    say("Installing Wagtail …")
    subprocess.run([sys.executable, "-m", "venv", "--clear", wagtail.VENV], check=True)
    pip: list[str | Path] = [wagtail.VENV / "bin" / "pip", "--disable-pip-version-check"]
    if subprocess.run([*pip, "--quiet", "install", "-r", REQUIREMENTS]).returncode:
        stop("Wagtail could not be installed: look at the lines above.")
    done.write_text(wanted)


def install_packages() -> None:
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES]
    if not IS_ROOT:
        stop(f"The rest is Debian's; as root: {' '.join(command)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with nothing_started():
        update = subprocess.run(["apt-get", "update", "--quiet=2"])
        if update.returncode or subprocess.run([*command, "--quiet=2"], env=quiet).returncode:
            stop("The packages could not be installed: look at the lines above.")


@contextmanager
def nothing_started() -> Iterator[None]:
    """Debian starts the servers that it installs, unless this file says no."""
    if ANSWERS_FOR_SERVICES.exists():
        yield
        return
    ANSWERS_FOR_SERVICES.write_text("#!/bin/sh\nexit 101\n")
    ANSWERS_FOR_SERVICES.chmod(0o755)
    try:
        yield
    finally:
        ANSWERS_FOR_SERVICES.unlink()


if __name__ == "__main__":
    main()
