"""Files that are attached to articles: for readers only while an article shows them. The old site
gave them out itself, and to nobody who might not read the article."""

import re

from legacy.models import Brought, Kind
from legacy.moving import memory
from legacy.moving.around import Around
from legacy.moving.cleaning import Told
from legacy.moving.guests import guests_of
from legacy.moving.report import Report

NAMED = re.compile(r"\[attachment=(\d{1,9})", re.IGNORECASE)
NOBODY = 0
CLOSED = "тіркелген файлдар бәріне ашық емес еді, сайтта берілмейді"


class Attachments:
    def __init__(self, around: Around, report: Report) -> None:
        self.addresses = {key: file.address for key, file in around.files.items()}
        self.attached = set(self.addresses.values())
        self.may_load = guests_of(around.groups, around.rubrics).may_load
        known = memory.news(Kind.FILE)
        owners = {self.addresses[key]: owner for key, owner in around.owners.items()}
        if not self.may_load:
            owners = dict.fromkeys(self.attached, NOBODY)
            for path in sorted(owners):
                report.note(CLOSED, path)
        self.remember({path: owner for path, owner in owners.items() if path not in known})

    def note(self, told: Told) -> None:
        """Before these pieces are written: files that one shows are its own, those of its hidden
        parts are nobody's."""
        owners: dict[str, int] = {}
        for piece, found in told:
            keys = (int(key) for part in found.hidden for key in NAMED.findall(part))
            owners |= {self.addresses[key]: NOBODY for key in keys if key in self.addresses}
            owners |= {path: piece.pk for path in found.files if path in self.attached}
        self.remember(owners)

    def remember(self, owners: dict[str, int]) -> None:
        memory.remember(
            Brought(kind=Kind.FILE, old=path, new=owner if self.may_load else NOBODY)
            for path, owner in owners.items()
        )
