"""Look whether the tree of rubrics is whole, and mend it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from news.models import Rubric
from news.models.rubric import settle_paths, tree_faults, tree_locked


class Command(BaseCommand):
    help = "Check the tree of rubrics; with --rebuild mend it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true")

    def handle(self, *, rebuild: bool, **options: Any) -> None:
        if rebuild:
            with tree_locked():
                Rubric.objects.rebuild()
                settle_paths()
        faults = tree_faults()
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError("The tree is damaged: check_rubrics --rebuild mends it.")
        self.stdout.write("The tree of rubrics is whole.")
