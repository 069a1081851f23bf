"""Listings and tallies held against the articles, and made anew where somebody asks for it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from news import checking_tallies


class Command(BaseCommand):
    help = "Check the numbers of articles that the database keeps; with --rebuild, make them anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="make all of them anew")

    def handle(self, *, rebuild: bool, **options: Any) -> None:
        if rebuild:
            checking_tallies.rebuild()
        if found := checking_tallies.faults():
            raise CommandError("; ".join(found) + ". Run check_tallies --rebuild.")
        self.stdout.write("Listings and tallies are right.")
