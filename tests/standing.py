"""A server in a folder: real nginx and the site behind it, as deploy/ lays them out, for tests."""

import http.client
import os
import shutil
import signal
import ssl
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from tests.serving import free_port

HOST = "qazaly.test"
DEPLOY = settings.BASE_DIR / "deploy"
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".local", "__pycache__", ".*_cache", ".hypothesis", "docs", "bench", "tests"
)

MAIN = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types;
  client_body_temp_path {folder}/temp/body;
  proxy_temp_path {folder}/temp/proxy;
  fastcgi_temp_path {folder}/temp/fastcgi;
  uwsgi_temp_path {folder}/temp/uwsgi;
  scgi_temp_path {folder}/temp/scgi;
  include {folder}/sites-available/qazaly;
}}
"""


def needed(program, package):
    """Where the program is; without it the test is skipped, and fails in CI."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if not found:
        sentence = f"{program} is missing: apt-get install {package}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    return found


class Server:
    """The folders of a server, and the words that deploy's scripts know them by."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.nginx = folder / "nginx"
        self.https = free_port()
        self.variables = {
            "PATH": f"{os.environ['PATH']}:/usr/sbin",
            "QAZALY_HANDS": "processes",
            "QAZALY_ROOT": str(folder / "opt"),
            "QAZALY_ETC": str(folder / "etc"),
            "QAZALY_STATE": str(folder / "state"),
            "QAZALY_NGINX": str(self.nginx),
            "QAZALY_NGINX_PID": str(self.nginx / "nginx.pid"),
            "QAZALY_LOGS": str(folder),
            "QAZALY_RUN": str(folder / "run"),
            "QAZALY_LOCAL": free_port(),
            "QAZALY_HTTP": free_port(),
            "QAZALY_HTTPS": self.https,
            "QAZALY_VENV": sys.prefix,
            "QAZALY_GRACE": "10",
        }
        for name in ("opt/versions", "etc", "state/acme", "nginx/qazaly", "nginx/temp"):
            (folder / name).mkdir(parents=True)
        (self.nginx / "sites-available").mkdir()
        self.write_settings(database)
        self.write_nginx()

    def write_settings(self, database: str) -> None:
        facts = {
            "SECRET_KEY": "only-for-tests",
            "SITE_URL": f"https://{HOST}",
            "DATABASE_URL": database,
            "FILES_ROOT": self.folder / "state" / "files",
        }
        lines = [f"{name}='{value}'\n" for name, value in facts.items()]
        (self.folder / "etc" / "site.env").write_text("".join(lines))

    def write_nginx(self) -> None:
        certificate = self.folder / "etc"
        subject = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        files = ["-keyout", certificate / "privkey.pem", "-out", certificate / "fullchain.pem"]
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"]
        subprocess.run([*make, *subject, *files], check=True, capture_output=True)
        # As root its workers would be nobody, who may not look into a test's folder.
        user = "user root;" if os.geteuid() == 0 else ""
        (self.nginx / "nginx.conf").write_text(MAIN.format(folder=self.nginx, user=user))
        shutil.copy(DEPLOY / "nginx" / "proxy.conf", self.nginx / "qazaly")
        site = self.shell(f"filled {DEPLOY}/nginx/qazaly.conf {certificate}").stdout
        (self.nginx / "sites-available" / "qazaly").write_text(site)

    def shell(self, words: str, *, check: bool = True) -> subprocess.CompletedProcess:
        """Words that know the functions which install and update share."""
        script = f"set -euo pipefail; . {DEPLOY}/lib/common.sh; {words}"
        return self.run("bash", "-c", script, check=check)

    def run(self, *words, check: bool = True) -> subprocess.CompletedProcess:
        command = list(map(str, words))
        # Into a file: the servers that are started inherit it, and would hold a pipe open.
        log = self.folder / "said"
        with log.open("w+") as said:
            done = subprocess.run(
                command, env=self.variables, stdout=said, stderr=subprocess.STDOUT
            )
        done.stdout = log.read_text()
        assert not check or done.returncode == 0, done.stdout
        return done

    def end(self) -> None:
        self.shell("stop_site one; stop_site two", check=False)
        file = self.nginx / "nginx.pid"
        if file.exists():
            os.kill(int(file.read_text()), signal.SIGTERM)
            until = time.monotonic() + 20
            while file.exists() and time.monotonic() < until:
                time.sleep(0.05)


class Browser:
    """One reader's connection, opened anew when it ended; used as a context it is closed."""

    def __init__(self, server: Server) -> None:
        unchecked = ssl.create_default_context()
        unchecked.check_hostname = False
        unchecked.verify_mode = ssl.CERT_NONE
        where = ("127.0.0.1", int(server.https))
        self.line = http.client.HTTPSConnection(*where, timeout=30, context=unchecked)

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()

    def ask(self, path: str, method: str = "GET", **headers: str):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        own = {"Host": HOST, "User-Agent": "Mozilla/5.0"}
        self.line.request(method, path, headers={**own, **named})
        answer = self.line.getresponse()
        answer.content = answer.read()
        return answer


def ask(server: Server, path: str, method: str = "GET", **headers: str):
    """One question by a connection of its own."""
    with Browser(server) as browser:
        return browser.ask(path, method, **headers)


def copy_of_the_site(place: Path) -> Path:
    shutil.copytree(settings.BASE_DIR, place, ignore=LEFT_OUT)
    return place
