"""The nightly copy: docs/backup.md."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.backup.refusing import Refused
from desk.backup.writing import Written, write


class Command(BaseCommand):
    help = (
        "Write all rows and photos of the site into one archive in FOLDER, and thin out older "
        "archives: all of 7 days stay, one a week for 5 weeks, one a month for 12 months."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, verbosity: int, **options: Any) -> None:
        try:
            written = write(folder, self.stderr.write if verbosity > 1 else lambda name: None)
        except Refused as reason:
            raise CommandError(str(reason)) from reason
        self.tell(written)

    def tell(self, written: Written) -> None:
        size = written.path.stat().st_size / 1_000_000
        made = written.manifest
        what = f"{made.rows()} жол, {len(made.files)} сурет файлы, {size:.1f} МБ"
        self.stdout.write(f"Көшірме дайын: {written.path} ({what}).")
        if written.missing:
            self.stderr.write(f"Назар аударыңыз: {written.missing} суреттің файлы табылмады.")
        for path in written.thinned:
            self.stdout.write(f"Ескі көшірме өшірілді: {path.name}")
