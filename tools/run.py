"""make run: from nothing to a served site, and in seconds the next time."""

import os
import signal
import socket
import subprocess
from pathlib import Path

from tools import environment
from tools.newsroom import kept_secret, manage, newsroom
from tools.say import say, stop

DEMO_EDITOR = "redaktor"


def main() -> None:
    demo = os.environ.get("DEMO", "1") != "0"
    port = free_port(os.environ.get("PORT", "8000"))
    environment.ensure(environment.TO_RUN)
    # Ended by a signal, the server below goes first; only then the database under it.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    try:
        with newsroom("demo" if demo else "empty", f"http://127.0.0.1:{port}") as site:
            prepare(site, demo)
            greet(site["SITE_URL"], demo)
            serve(site, port)
    except KeyboardInterrupt:
        say("Stopped.")


def free_port(text: str) -> str:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        stop(f"PORT={text} is no port: make run PORT=8000")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError:
            stop(f"Port {text} is in use or closed to you: make run PORT=8001")
    return text


def prepare(site: dict[str, str], demo: bool) -> None:
    """Bring tables, static files, search and, in an empty demo, its content up to date."""
    steps = [["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"]]
    if demo:
        steps.append(["demo", DEMO_EDITOR])
    steps.append(["housekeeping", "--verbosity", "0"])
    if demo:
        # After it: pages are drawn while the site is served.
        steps.append(["demo_paper"])
    for step in steps:
        command, variables = manage(site)
        variables["DEMO_PASSWORD"] = kept_secret("demo-password", 12)
        if subprocess.run([*command, *step], env=variables).returncode:
            stop(f"manage.py {step[0]} failed: its reason stands above.")


def greet(address: str, demo: bool) -> None:
    say(f"\n  Site:  {address}/\n  Desk:  {address}/redaksia/")
    if demo:
        say(f"  Login: {DEMO_EDITOR}   Password: {kept_secret('demo-password')}\n")
    else:
        say("  The first editor: .venv/bin/python manage.py invite EMAIL --chief\n")


def serve(site: dict[str, str], port: str) -> None:
    command: list[str | Path] = [environment.PYTHON, "-m", "qazaly.serve", "--port", port]
    upkeep, variables = manage(site)
    chores = [*upkeep, "housekeeping", "--every", "60", "--verbosity", "0"]
    server = subprocess.Popen(command, env=variables, cwd=environment.ROOT)
    timer = subprocess.Popen(chores, env=variables, cwd=environment.ROOT)
    try:
        if server.wait():
            stop("The server ended by itself; its reason stands above.")
    finally:
        for process in (server, timer):
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
