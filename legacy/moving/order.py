"""What somebody asked for when they let the old site move in."""

from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Asia/Qyzylorda")


class CannotMove(Exception):
    """Why nothing can be moved, in a sentence."""


@dataclass(frozen=True)
class Order:
    dump: Path
    uploads: Path | None = None
    """The old site's folder of that name."""
    hosts: frozenset[str] = frozenset()
    """All that the old site was ever called, without www."""
    zone: ZoneInfo = field(default=HOME)
    """In which its clock ran; its dump names none."""
    prefix: str | None = None
    """Of the tables of one site, where the dump has several."""
    spiritual: str = ""
    """The word in the address of the rubric that becomes the column."""
    is_rehearsal: bool = False
    only_changes: bool = False
    """Take what is new and changed, and leave the folder of files alone."""
    sign: str = ""
    """Stands before the old site's keys where they could be those of another one."""

    def key(self, number: int) -> str:
        """By what a row of the old site is remembered."""
        return f"{self.sign}{number}"
