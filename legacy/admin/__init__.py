"""What the old site left behind, at the desk: its addresses, and what did not come along."""

from legacy.admin.left import MissingFileAdmin, NoteAdmin
from legacy.admin.missed import PointedMissedAdmin
from legacy.admin.redirect import RedirectAdmin

__all__ = ["MissingFileAdmin", "NoteAdmin", "PointedMissedAdmin", "RedirectAdmin"]
