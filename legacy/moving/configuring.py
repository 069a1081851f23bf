"""The engine's own settings, from the folder engine/data: what the site was called, its clock."""

import re
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from legacy.moving.order import CannotMove

PAIR = re.compile(r"""['"](\w+)['"]\s*=>\s*(?:"([^"]*)"|'([^']*)')""")


def settings_of(folder: Path) -> dict[str, str]:
    """What config.php says; nothing of it is run.

    :raises CannotMove: there is no such file
    """
    path = folder / "config.php"
    try:
        said = path.read_text("utf-8", "replace")
    except OSError as reason:
        raise CannotMove(f"{path} оқылмады: engine/data қалтасын көрсетіңіз.") from reason
    return {name: double or single for name, double, single in PAIR.findall(said)}


def host_of(settings: dict[str, str]) -> str:
    address = settings.get("http_home_url", "")
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


def zone_named(name: str) -> ZoneInfo:
    """:raises CannotMove: there is no such zone"""
    if name not in available_timezones():
        raise CannotMove(f"«{name}» деген уақыт белдеуі жоқ. Мысалы: Asia/Qyzylorda.")
    return ZoneInfo(name)
