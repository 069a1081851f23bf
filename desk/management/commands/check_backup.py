"""Whether a copy could be restored, without restoring it: docs/backup.md."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.backup.checking import checked
from desk.backup.refusing import Refused


class Command(BaseCommand):
    help = "Look through an archive that backup wrote; nothing is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path)

    def handle(self, *, archive: Path, **options: Any) -> None:
        try:
            with checked(archive) as whole:
                made = whole.manifest
        except Refused as reason:
            raise CommandError(str(reason)) from reason
        what = f"{made.articles()} мақала, {made.rows()} жол, {len(made.files)} файл"
        self.stdout.write(f"Көшірме бүтін: {made.made_at[:16].replace('T', ' ')}, {what}.")
