"""The site as a file that import_articles reads."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from news.transfer.exporting import export_lines


class Command(BaseCommand):
    help = "Export rubrics, photos and articles as JSON Lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--media", type=Path, help="a folder for the photos' files")

    def handle(self, *, file: Path, media: Path | None, **options: Any) -> None:
        half = file.with_name(f"{file.name}.half")
        try:
            if media:
                media.mkdir(parents=True, exist_ok=True)
            count = self.write(half, media)
            half.replace(file)
        except OSError as reason:
            raise CommandError(f"The export stopped: {reason}") from reason
        self.stdout.write(f"Exported {count} lines to {file}.")
        if not media:
            self.stderr.write("Photos stayed behind; --media FOLDER takes them along.")

    @transaction.atomic
    def write(self, path: Path, media: Path | None) -> int:
        # What was uploaded or written meanwhile is not seen by half.
        with connection.cursor() as cursor:
            if not connection.savepoint_ids:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        count = 0
        with path.open("w", encoding="utf-8") as out:
            for count, line in enumerate(export_lines(media), start=1):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
                if count % 1000 == 0:
                    self.stderr.write(f"{count} lines …")
        return count
