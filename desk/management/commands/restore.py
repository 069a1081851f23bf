"""The way back into an empty site: docs/backup.md."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.backup.refusing import Refused
from desk.backup.restoring import restore


class Command(BaseCommand):
    help = "Fill an empty site from an archive that backup wrote. A site with articles is refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path)

    def handle(self, *, archive: Path, verbosity: int, **options: Any) -> None:
        try:
            made = restore(archive, self.stderr.write if verbosity else lambda step: None)
        except Refused as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"Сайт қалпына келді: {made.articles()} мақала, {made.rows()} жол, "
            f"{len(made.files)} файл. Барлығы кіру үшін құпиясөзін қайта тереді."
        )
