"""WordPress as Debian packs it: two PHP processes, MariaDB and nginx of its own, our articles.

It shows less than our article page does (the menu, the seven latest, no calendar, nothing most
read, nothing related): what it is asked for is what its theme gives by itself.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.site import content
from bench.site.peers import IS_ROOT, Peer, nginx, program, running, without
from tools.postgres import LOCAL, socket_folder

NAME, CACHE, AT_LEAST = "WordPress", "fastcgi_cache", 10
PLAIN, CACHED = 8392, 8393
PACKED = Path("/usr/share/wordpress")
# The one of Debian's themes that is written in PHP alone: it is drawn the quickest.
THEME = PACKED / "wp-content/themes/twentytwentyone"
HERE = Path(__file__).parent / "wordpress_site"
FOLDER = LOCAL / "bench-wordpress"
SITE = FOLDER / "site"
SOCKETS = socket_folder(FOLDER / "run")
DATABASE = SOCKETS / "mariadb.sock"
# The id alone is what WordPress finds an article by the quickest.
ADDRESS = "/archives/{id}"

POOL = """
[global]
daemonize = no
error_log = {folder}/php.log
[www]
{user}
listen = {sockets}/php.sock
listen.backlog = 1024
pm = static
pm.max_children = 2
env[WORDPRESS_SOCKET] = {database}
"""
SERVERS = """
  gzip on; root {site}; index index.php; default_type text/html;
  fastcgi_cache_path {folder}/cache keys_zone=pages:10m;
  fastcgi_cache_key $scheme$request_method$host$request_uri;
  server {{
    listen 127.0.0.1:{plain};
    location / {{ try_files $uri $uri/ /index.php?$args; }}
    location ~ [.]php$ {{ include /etc/nginx/fastcgi.conf; fastcgi_pass unix:{sockets}/php.sock; }}
  }}
  server {{
    listen 127.0.0.1:{cached};
    location / {{ try_files $uri $uri/ /index.php?$args; }}
    location ~ [.]php$ {{
      include /etc/nginx/fastcgi.conf; fastcgi_pass unix:{sockets}/php.sock;
      fastcgi_cache pages; fastcgi_cache_valid 200 60s; fastcgi_cache_lock on;
    }}
  }}
"""


def missing() -> str:
    files = (str(PACKED / "wp-load.php"), str(THEME))
    return without("nginx", "mariadbd", "mariadb-install-db", "php", *files) or without_fpm()


def without_fpm() -> str:
    return "" if fpm() else "php-fpm is not installed: make bench-peers"


def fpm() -> str:
    """The newest: Debian names the program by its version."""
    return str(max(Path("/usr/sbin").glob("php-fpm[0-9]*"), default=""))


@contextmanager
def served(articles: Path) -> Iterator[Peer]:
    for folder in (FOLDER, SOCKETS):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.rmtree(FOLDER / "cache", ignore_errors=True)
    paths = [ADDRESS.format(**one) for one in content.read(articles)]
    with database():
        load(articles)
        with php(), web():
            yield Peer(NAME, home(PLAIN), home(CACHED), paths)


def home(port: int) -> str:
    return f"http://127.0.0.1:{port}"


@contextmanager
def database() -> Iterator[None]:
    data = FOLDER / "mariadb"
    user = ["--user=root"] if IS_ROOT else []
    if not data.exists():
        initialise(data, user)
    options = [f"--datadir={data}", f"--socket={DATABASE}", "--skip-networking", *user]
    kept = [f"--pid-file={FOLDER}/mariadb.pid", f"--log-error={FOLDER}/mariadb.log"]
    with running(program("mariadbd"), "--no-defaults", *options, *kept):
        wait_for_socket(DATABASE)
        yield


def initialise(data: Path, user: list[str]) -> None:
    half = data.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    options = ["--auth-root-authentication-method=normal", "--skip-test-db", *user]
    command = [program("mariadb-install-db"), "--no-defaults", f"--datadir={half}", *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    half.rename(data)


@contextmanager
def php() -> Iterator[None]:
    user = "user = root\ngroup = root" if IS_ROOT else ""
    pool = POOL.format(folder=FOLDER, sockets=SOCKETS, database=DATABASE, user=user)
    (FOLDER / "php.conf").write_text(pool)
    # The files never change here, so they need no looking at: the compiled code is kept for good.
    opcache = ["-d", "opcache.enable=1", "-d", "opcache.validate_timestamps=0"]
    as_root = ["--allow-to-run-as-root"] if IS_ROOT else []
    (SOCKETS / "php.sock").unlink(missing_ok=True)
    with running(fpm(), *opcache, *as_root, "--fpm-config", FOLDER / "php.conf"):
        wait_for_socket(SOCKETS / "php.sock")
        yield


@contextmanager
def web() -> Iterator[None]:
    places = {"folder": FOLDER, "site": SITE, "sockets": SOCKETS}
    servers = SERVERS.format(plain=PLAIN, cached=CACHED, **places)
    with nginx.serving(FOLDER, servers, f"{home(PLAIN)}/readme.html"):
        yield


def wait_for_socket(path: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(str(path)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"Nobody listens at {path}; the reason stands in {FOLDER}")


def load(articles: Path) -> None:
    """Put the articles in, once; what was left half done is thrown away."""
    loaded = FOLDER / "loaded"
    if loaded.exists():
        return
    copy_program()
    fresh = "DROP DATABASE IF EXISTS wordpress; CREATE DATABASE wordpress CHARACTER SET utf8mb4"
    ask = [program("mariadb"), "--no-defaults", f"--socket={DATABASE}", "--user=root"]
    subprocess.run([*ask, "--execute", fresh], check=True)
    variables = {**os.environ, "WORDPRESS_SOCKET": str(DATABASE)}
    subprocess.run(
        ["php", HERE / "load.php", SITE, articles, THEME.name], env=variables, check=True
    )
    loaded.touch()


def copy_program() -> None:
    """A copy, since PHP looks for the settings beside the program's own file."""
    shutil.rmtree(SITE, ignore_errors=True)
    leave = shutil.ignore_patterns("wp-config.php", ".htaccess")
    shutil.copytree(PACKED, SITE, ignore=leave, ignore_dangling_symlinks=True)
    shutil.copy(HERE / "wp-config.php", SITE)
