"""Mail the site's keeper that a job failed: alarm.py UNIT. Needs nothing but Python itself.

systemd calls it (OnFailure=). The same job is spoken of twice a day at most.
"""

import os
import smtplib
import ssl
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

QUIET = 12 * 60 * 60  # seconds
STATE = Path(os.environ.get("QAZALY_STATE", "/var/lib/qazaly"))

ABOUT = {
    "qazaly-backup": "Түнгі сақтық көшірме жасалмады",
    "qazaly-watch": "Серверге көңіл бөлу керек",
    "qazaly-housekeeping": "Сайттың күнделікті жұмысы тоқтап қалды",
}


def main() -> None:
    unit = sys.argv[1]
    if is_spoken_of(unit):
        print(f"{unit}: бұл туралы хат жақында жіберілген.")
        return
    send(letter(unit))
    note(unit)


def is_spoken_of(unit: str) -> bool:
    try:
        return time.time() - stamp(unit).stat().st_mtime < QUIET
    except FileNotFoundError:
        return False


def note(unit: str) -> None:
    stamp(unit).parent.mkdir(exist_ok=True)
    stamp(unit).touch()


def stamp(unit: str) -> Path:
    return STATE / "alarms" / unit.replace("/", "-")


def letter(unit: str) -> EmailMessage:
    message = EmailMessage()
    site = urlsplit(os.environ["SITE_URL"]).hostname
    message["Subject"] = f"{site}: {ABOUT.get(unit, unit)}"
    message["From"] = os.environ.get("FROM_EMAIL", f"qazaly@{site}")
    message["To"] = os.environ.get("ALARM_TO", "")
    message.set_content(
        f"{ABOUT.get(unit, unit)}.\n\nСоңғы жазбалар ({unit}):\n\n{last_lines(unit)}\n\n"
        "Не істеу керегі docs/operations.md бетінде жазылған.\n"
    )
    return message


def last_lines(unit: str) -> str:
    command = ["journalctl", "--unit", f"{unit}.service", "--lines=30", "--output=cat"]
    try:
        shown = subprocess.run([*command, "--no-pager"], capture_output=True, text=True, timeout=30)
    except OSError as reason:
        return str(reason)
    return shown.stdout or shown.stderr


def send(message: EmailMessage) -> None:
    where = urlsplit(os.environ.get("EMAIL_URL", ""))
    if not where.hostname or not message["To"]:
        sys.exit("Хат жіберілмеді: /etc/qazaly/site.env ішінде EMAIL_URL мен ALARM_TO керек.")
    safe = ssl.create_default_context()
    if where.scheme == "smtp+ssl":
        server = smtplib.SMTP_SSL(where.hostname, where.port or 465, timeout=30, context=safe)
    else:
        server = smtplib.SMTP(where.hostname, where.port or 25, timeout=30)
    with server:
        if where.scheme in ("smtp+tls", "smtps"):
            server.starttls(context=safe)
        if where.username:
            server.login(unquote(where.username), unquote(where.password or ""))
        server.send_message(message)


if __name__ == "__main__":
    main()
