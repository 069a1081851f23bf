"""nginx with two workers: handing out the same bytes as a file, gzip ready; or before a peer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.site.ours import wait_for
from bench.site.peers import IS_ROOT, program, running, without

PORT = 8391
HOME = f"http://127.0.0.1:{PORT}"

# A master that is root has workers that are root, too: they reach files that are closed to others.
CONFIGURATION = """
daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/error.log; {user}
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; types {{ text/html html; text/css css; text/javascript js; }}
  keepalive_requests 1000000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {servers}
}}
"""
STATIC = """
  gzip_static on; open_file_cache max=100;
  server {{ listen 127.0.0.1:{port}; root {pages}; }}
"""


def missing() -> str:
    return without("nginx")


@contextmanager
def serving(folder: Path, servers: str, address: str) -> Iterator[None]:
    """nginx with these servers, from when it answers at `address`."""
    configuration = folder / "nginx.conf"
    user = "user root;" if IS_ROOT else ""
    configuration.write_text(CONFIGURATION.format(folder=folder, user=user, servers=servers))
    with running(program("nginx"), "-p", folder, "-c", configuration):
        wait_for(address)
        yield


@contextmanager
def handing_out(folder: Path, plain: bytes, packed: bytes) -> Iterator[str]:
    """:return: the address of the page"""
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    (pages / "page.html").write_bytes(plain)
    (pages / "page.html.gz").write_bytes(packed)
    address = f"{HOME}/page.html"
    with serving(folder, STATIC.format(port=PORT, pages=pages), address):
        yield address
