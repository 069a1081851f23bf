"""The files of a printed issue: what they are called, and how they go."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.crypto import get_random_string

from news import pictures

if TYPE_CHECKING:
    from paper.models import Issue


def random_name(issue: Issue, filename: str) -> str:
    """One that nobody can guess before the issue's day, and that tells a reader what it is."""
    folder = get_random_string(24).lower()
    return f"gazet/{folder}/gazet-{issue.date.year}-{issue.number}.pdf"


def stem(issue: Issue) -> str:
    """What the names of its pages' pictures begin with: no other PDF's do."""
    return PurePath(str(issue.pdf.name)).parts[1]


def remove_new(issue: Issue, before: Issue | None) -> None:
    """Remove the PDF of an issue that could not be saved, unless it had it before."""
    # A file that was never stored has the name that its sender gave it.
    is_stored = issue.pdf._committed  # type: ignore[attr-defined]
    if is_stored and not (before and before.pdf.name == issue.pdf.name):
        with suppress(OSError):
            issue.pdf.storage.delete(str(issue.pdf.name))


def let_go(issue: Issue) -> None:
    """Remove the PDF and all pages' pictures when the transaction is through."""
    storage, name = issue.pdf.storage, str(issue.pdf.name)
    renditions = list(issue.pages.values_list("renditions", flat=True))

    def remove() -> None:
        storage.delete(name)
        for one in renditions:
            pictures.remove(one)

    transaction.on_commit(remove, robust=True)
