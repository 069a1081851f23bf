"""Tables of the printed newspaper: issues, and their pages."""

from paper.models.issue import Issue
from paper.models.page import IssuePage

__all__ = ["Issue", "IssuePage"]
