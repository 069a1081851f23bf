"""Articles from a file of JSON Lines; docs/articles.md describes the form."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from news.transfer.importing import import_file
from news.transfer.report import Report

SHOWN_FAULTS = 50


class Command(BaseCommand):
    help = "Import articles from JSON Lines. With a faulty line nothing is written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--media", type=Path, help="the folder of the photos' files")
        parser.add_argument(
            "--keep-going", action="store_true", help="write the good lines of a file with faults"
        )

    def handle(self, *, file: Path, media: Path | None, keep_going: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"{file} is no file.")
        if media and not media.is_dir():
            raise CommandError(f"{media} is no folder.")
        report = import_file(file, media=media, keep_going=keep_going, progress=self.progress)
        self.tell(report)
        if report.faults and not keep_going:
            raise CommandError("Nothing was written. Mend these lines, or take --keep-going.")
        # What is written stays, even if this is broken off.
        call_command("reindex_search", stdout=self.stderr, stderr=self.stderr)

    def progress(self, number: int) -> None:
        if number % 1000 == 0:
            self.stderr.write(f"{number} lines …")
            sys.stderr.flush()

    def tell(self, report: Report) -> None:
        for number, fault in report.faults[:SHOWN_FAULTS]:
            self.stderr.write(f"line {number}: {fault}")
        if len(report.faults) > SHOWN_FAULTS:
            self.stderr.write(f"… and {len(report.faults) - SHOWN_FAULTS} more faulty lines.")
        written = ", ".join(f"{count} {kind}s" for kind, count in report.written.items())
        here = report.already_here
        self.stdout.write(f"Written: {written or 'nothing'}. Already here: {here}.")
