"""A made-up archive, to see how the site does with as many articles as it may have one day."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from news.archive_making import fill
from news.archive_making.filling import NotEmpty


class Command(BaseCommand):
    help = (
        "Fill an empty database with made-up Kazakh articles over twenty years. Listings, tallies "
        "and search are ready with them: nothing is left for reindex_search."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", type=int, help="how many")
        parser.add_argument("--seed", type=int, default=1, help="the same number, the same texts")

    def handle(self, *, articles: int, seed: int, verbosity: int, **options: Any) -> None:
        if articles < 1:
            raise CommandError("At least one article, please.")
        self.began, self.loud, self.told = monotonic(), verbosity > 0, 0
        try:
            fill(articles, seed=seed, progress=self.progress)
        except NotEmpty as reason:
            raise CommandError("This database has articles already; nothing was done.") from reason
        if self.loud:
            self.stdout.write(f"{articles} articles in {monotonic() - self.began:.0f} s")

    def progress(self, done: int) -> None:
        if self.loud and done >= self.told + 10_000:
            self.told = done
            speed = done / (monotonic() - self.began)
            self.stderr.write(f"{done} articles, {speed:.0f} a second …")
