"""Which nightly copies stay: of the last week all, then one a week, then one a month."""

import re
from collections.abc import Hashable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

FORM = "qazaly-%Y-%m-%dT%H%M%S.tar"
NAME = re.compile(r"qazaly-\d{4}-\d\d-\d\dT\d{6}\.tar")
ALL = timedelta(days=7)
WEEKLY = timedelta(weeks=5)
MONTHS = 12


def thin(folder: Path, now: datetime) -> list[Path]:
    """Remove the copies that have had their time; the removed ones."""
    copies = {made: path for path in folder.iterdir() if (made := time_of(path))}
    gone = [copies[made] for made in sorted(copies.keys() - kept(copies, now))]
    for path in gone:
        path.unlink()
    return gone


def time_of(path: Path) -> datetime | None:
    """When a copy was made, by its name; None for whatever else lies there."""
    if not NAME.fullmatch(path.name) or path.is_symlink() or not path.is_file():
        return None
    try:
        return datetime.strptime(path.name, FORM)
    except ValueError:
        return None


def kept(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of each week and each month its newest; the newest of all whatever its age."""
    stay: dict[Hashable, datetime] = {}
    for made in sorted(times):
        stay["newest"] = made
        if now - made <= ALL:
            stay[made] = made
        if now - made <= WEEKLY:
            stay["week", made.isocalendar()[:2]] = made
        if months_between(made, now) <= MONTHS:
            stay["month", made.year, made.month] = made
    return set(stay.values())


def months_between(made: datetime, now: datetime) -> int:
    return (now.year - made.year) * 12 + now.month - made.month
