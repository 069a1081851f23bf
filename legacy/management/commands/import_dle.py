"""The old site, run by the engine DataLife, moves in: one command, which can be run again."""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from legacy.dump import BadDump
from legacy.moving import Order, move
from legacy.moving.configuring import host_of, settings_of, zone_named
from legacy.moving.order import HOME, CannotMove
from legacy.moving.report import Report
from legacy.moving.run import Progress

EVERY = 2.0  # seconds between two lines of progress


class Command(BaseCommand):
    help = "DataLife Engine сайтын дерекқорының көшірмесінен (SQL) көшіріп әкеледі."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dump", type=Path, help="ескі сайттың .sql, .sql.gz не .sql.bz2 файлы")
        parser.add_argument("--uploads", type=Path, help="ескі сайттың uploads қалтасы")
        parser.add_argument("--config", type=Path, help="ескі сайттың engine/data қалтасы")
        parser.add_argument("--time-zone", help="ескі сайттың уақыты, мысалы Asia/Qyzylorda")
        parser.add_argument("--spiritual", default="", help="Руханият айдарының мекенжайдағы сөзі")
        parser.add_argument("--dry-run", action="store_true", help="ештеңе жазбай, есебін береді")
        parser.add_argument(
            "--only-changes", action="store_true", help="uploads қалтасын қайта қарамайды"
        )
        parser.add_argument(
            "--prefix", help="көшірмеде бірнеше сайт болса: біреуінің кестелерінің басы"
        )
        parser.add_argument("--report", type=Path, help="есеп осы файлға JSON болып жазылады")

    def handle(self, *, dump: Path, report: Path | None, **options: Any) -> None:
        self.begun = self.told = time.monotonic()
        self.step = ""
        if report and not report.parent.is_dir():
            raise CommandError(f"{report.parent} деген қалта жоқ: есеп жазылмайды.")
        try:
            done = self.moved(dump, self.progress, **options)
        except (BadDump, CannotMove) as reason:
            raise CommandError(str(reason)) from reason
        self.tell(done, is_rehearsal=options["dry_run"])
        if report:
            report.write_text(
                json.dumps(done.as_json(), ensure_ascii=False, indent=1) + "\n", "utf-8"
            )

    def moved(self, dump: Path, progress: Progress, **options: Any) -> Report:
        return move(order_of(dump, **options), progress)

    def progress(self, step: str, share: float) -> None:
        now = time.monotonic()
        if step != self.step:
            self.step, self.begun, self.told = step, now, now
        if now - self.told < EVERY:
            return
        self.told = now
        left = (now - self.begun) * (1 - share) / share if share else 0
        self.stderr.write(f"{step}: {share:.0%}, шамамен тағы {round(left)} с")

    def tell(self, report: Report, *, is_rehearsal: bool) -> None:
        for line in report.lines():
            self.stdout.write(line)
        self.stdout.write("Сынақ болды: ештеңе жазылған жоқ." if is_rehearsal else "Көшіп болды.")


def order_of(dump: Path, **options: Any) -> Order:
    """:raises CannotMove: something that was named is not there"""
    if not dump.is_file():
        raise CannotMove(f"{dump} деген файл жоқ.")
    uploads = options["uploads"]
    if uploads and not uploads.is_dir():
        raise CannotMove(f"{uploads} деген қалта жоқ.")
    said = settings_of(options["config"]) if options["config"] else {}
    zone = options["time_zone"] or said.get("date_adjust", "")
    ours = (urlsplit(settings.SITE_URL).hostname or "").removeprefix("www.")
    return Order(
        dump=dump,
        uploads=uploads,
        hosts=frozenset(filter(None, (ours, host_of(said)))),
        # Before 10.3 it was minutes by which the server's clock was wrong.
        zone=zone_named(zone) if zone.strip("-0123456789 ") else HOME,
        prefix=options["prefix"],
        spiritual=options["spiritual"].strip("/"),
        is_rehearsal=options["dry_run"],
        only_changes=options["only_changes"],
    )
