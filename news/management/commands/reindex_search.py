"""Search brought in line with the articles: for a timer, after an import, for a new stemmer."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from news.models import SearchEntry
from news.search import indexing, vocabulary

MANY = 1000  # entries after which the words are worth counting anew


class Command(BaseCommand):
    help = (
        "Index what changed, and all articles after a change of the stemmer. Run it every minute; "
        "once a day with --count, so that typos are held against the words that are read today."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", action="store_true", help="count all words anew")
        parser.add_argument("--all", action="store_true", help="index every article anew")

    def handle(self, *, count: bool, all: bool, verbosity: int, **options: Any) -> None:
        if all:
            SearchEntry.objects.update(language=0)
        self.told = 0
        done = indexing.work_off(self.progress)
        if count or done >= MANY:
            vocabulary.count()
        if verbosity:
            self.stdout.write(f"Indexed: {done} articles.")

    def progress(self, done: int) -> None:
        if done >= self.told + 1000:
            self.told = done
            self.stderr.write(f"{done} articles …")
            sys.stderr.flush()
