"""Upkeep: what a timer calls every minute on a server, and make run keeps going beside it."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from desk import housekeeping


class Command(BaseCommand):
    help = (
        "Do all that time asks for: index what changed, empty the bin, thin rolling drafts, renew "
        "pictures, forget what must be forgotten. It can be cut off and run again at any moment."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="go on until ended, a turn so often"
        )

    def handle(self, *, every: int | None, verbosity: int, **options: Any) -> None:
        self.tells = verbosity > 0
        begun = time.monotonic()
        failed = housekeeping.run(self.tell)
        while every:
            time.sleep(max(1.0, begun + every - time.monotonic()))
            begun = time.monotonic()
            close_old_connections()
            housekeeping.run(self.tell)
        if failed:
            raise CommandError(f"Failed, and will be tried again: {', '.join(failed)}.")

    def tell(self, step: str, done: int) -> None:
        if done and self.tells:
            self.stdout.write(f"{step}: {done}")
