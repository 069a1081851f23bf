"""Look at what an administrator would look at, and fail with a sentence for each trouble.

The disks, the certificate that is really served, the age of the newest backup, and the site
itself. Needs nothing but Python and openssl.
"""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

FULL = 0.90
CERTIFICATE = 14 * 24 * 60 * 60  # seconds that it must still be good for
BACKUP = 26 * 60 * 60  # seconds that the newest backup may be old
STATE = Path(os.environ.get("QAZALY_STATE", "/var/lib/qazaly"))
DISKS = (Path("/"), STATE, Path("/var/lib/postgresql"), Path("/var/log"))
SERVER = ("127.0.0.1", int(os.environ.get("QAZALY_HTTPS", "443")))


def main() -> None:
    site = urlsplit(os.environ["SITE_URL"]).hostname or ""
    troubles = [*full_disks(), *old_backups(STATE / "backups"), *bad_answers(site)]
    sys.exit("\n".join(troubles) or None)


def full_disks(folders: tuple[Path, ...] = DISKS) -> Iterator[str]:
    disks = {folder.stat().st_dev: folder for folder in folders if folder.exists()}
    for folder in disks.values():
        disk = shutil.disk_usage(folder)
        # As df counts: what is kept for root is full for the site.
        taken = disk.used / (disk.used + disk.free)
        if taken >= FULL:
            yield f"Диск толып қалды: {folder} – {taken:.0%}."


def old_backups(folder: Path) -> Iterator[str]:
    """A site without any backup yet has a day's time to make the first."""
    if not folder.exists():
        return
    made = [file.stat().st_mtime for file in folder.glob("qazaly-*.tar*")]
    age = time.time() - max(made, default=folder.stat().st_mtime)
    if age > BACKUP:
        yield f"Соңғы сақтық көшірме ескірді: {age / 3600:.0f} сағат бұрын жасалған."


def bad_answers(site: str) -> Iterator[str]:
    try:
        certificate, status = ask(site)
    except OSError as reason:
        yield f"Сайт жауап бермейді: {reason}."
        return
    if status != http.client.OK:
        yield f"Сайт дұрыс істемей тұр: /health/ жауабы – {status}."
    if not is_good_for(certificate, CERTIFICATE):
        yield "Сертификаттың мерзімі екі аптадан аз қалды немесе өтіп кетті."


def ask(site: str) -> tuple[str, int]:
    """The certificate that visitors are shown, and the answer of /health/."""
    unchecked = ssl.create_default_context()
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    question = f"GET /health/ HTTP/1.1\r\nHost: {site}\r\nConnection: close\r\n\r\n"
    with (
        socket.create_connection(SERVER, timeout=20) as line,
        unchecked.wrap_socket(line, server_hostname=site) as safe,
    ):
        shown = safe.getpeercert(binary_form=True) or b""
        safe.sendall(question.encode())
        answer = http.client.HTTPResponse(safe)
        answer.begin()
        return ssl.DER_cert_to_PEM_cert(shown), answer.status


def is_good_for(certificate: str, seconds: int) -> bool:
    command = ["openssl", "x509", "-noout", "-checkend", str(seconds)]
    return (
        subprocess.run(command, input=certificate, capture_output=True, text=True).returncode == 0
    )


if __name__ == "__main__":
    main()
