"""A WordPress site moves in from its own export: one command, which can be run again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from legacy.management.commands.import_dle import Command as Moving
from legacy.moving.configuring import zone_named
from legacy.moving.order import HOME, CannotMove, Order
from legacy.moving.report import Report
from legacy.moving.run import Progress
from legacy.wordpress.run import move


class Command(Moving):
    help = "WordPress сайтын оның экспорт файлынан (WXR) көшіріп әкеледі."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dump", type=Path, help="экспорттың .xml не .xml.gz файлы")
        parser.add_argument("--uploads", type=Path, help="сайттың wp-content/uploads қалтасы")
        parser.add_argument("--time-zone", help="ескі сайттың уақыты, мысалы Asia/Qyzylorda")
        parser.add_argument("--spiritual", default="", help="Руханият айдарының мекенжайдағы сөзі")
        parser.add_argument(
            "--host", action="append", default=[], help="ескі сайттың бұрынғы не тағы бір аты"
        )
        parser.add_argument("--dry-run", action="store_true", help="ештеңе жазбай, есебін береді")
        parser.add_argument(
            "--only-changes", action="store_true", help="uploads қалтасын қайта қарамайды"
        )
        parser.add_argument("--report", type=Path, help="есеп осы файлға JSON болып жазылады")

    def moved(self, dump: Path, progress: Progress, **options: Any) -> Report:
        return move(order_of(dump, **options), progress)


def order_of(dump: Path, **options: Any) -> Order:
    """:raises CannotMove: something that was named is not there"""
    uploads, zone = options["uploads"], options["time_zone"]
    if not dump.is_file():
        raise CannotMove(f"{dump} деген файл жоқ.")
    if uploads and not uploads.is_dir():
        raise CannotMove(f"{uploads} деген қалта жоқ.")
    ours = urlsplit(settings.SITE_URL).hostname or ""
    named = {host.lower().removeprefix("www.") for host in [ours, *options["host"]] if host}
    return Order(
        dump=dump,
        uploads=uploads,
        hosts=frozenset(named),
        zone=zone_named(zone) if zone else HOME,
        spiritual=options["spiritual"].strip("/"),
        is_rehearsal=options["dry_run"],
        only_changes=options["only_changes"],
    )
