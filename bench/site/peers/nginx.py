"""nginx with two workers handing out the same bytes as a file, gzip ready."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.site.ours import wait_for

PORT = 8391
HOME = f"http://127.0.0.1:{PORT}"

CONFIGURATION = """
daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; gzip_static on; types {{ text/html html; }}
  keepalive_requests 1000000; open_file_cache max=100;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/pages; }}
}}
"""


def missing() -> str:
    return "" if shutil.which("nginx") else "nginx is not installed: make bench-peers"


@contextmanager
def handing_out(folder: Path, plain: bytes, packed: bytes) -> Iterator[str]:
    """:return: the address of the page"""
    pages = folder / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    # The master may be root and its workers nobody: the way to the pages is open to all.
    for opened in (folder, pages):
        opened.chmod(0o755)
    (pages / "page.html").write_bytes(plain)
    (pages / "page.html.gz").write_bytes(packed)
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=PORT))
    process = subprocess.Popen(["nginx", "-p", folder, "-c", configuration])
    try:
        wait_for(f"{HOME}/page.html")
        yield f"{HOME}/page.html"
    finally:
        process.terminate()
        process.wait(30)
