"""The site under the server that production has, and waiting for what comes true by itself."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection

OTHERS_END = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


def eventually(is_so):
    """Wait for what must come true by itself."""
    until = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < until, "It did not come true."
        time.sleep(0.05)


@contextmanager
def database_away():
    """Without the database, for the connections that are open, too."""
    home = connection.settings_dict["HOST"]
    connection.ensure_connection()
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        with connection.cursor() as cursor:
            cursor.execute(OTHERS_END)
        connection.close()
        yield
    finally:
        connection.settings_dict["HOST"] = home
        connection.close()


@contextmanager
def served(variables):
    """The address of a server of our own with these settings; it ends with the test."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {"PATH": os.environ["PATH"], "SITE_URL": address, **variables}
    command = [sys.executable, "-m", "qazaly.serve", "--port", port]
    process = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)
    try:
        wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def wait_for(address):
    for _ in range(200):
        try:
            return urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")
