"""The whole move of a WordPress site, by the steps that move any old site in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction

from legacy.models import Brought, Kind
from legacy.moving import comments, memory, pages, people, rubrics, run
from legacy.moving.cleaning import Batch, Cleaner, cleaner
from legacy.moving.order import CannotMove, Order
from legacy.moving.pictures import Pictures
from legacy.moving.report import Report
from legacy.moving.tags import Tags
from legacy.moving.uploads import keep_files
from legacy.moving.writing import Writer
from legacy.text import Site
from legacy.wordpress import addresses, rows
from legacy.wordpress.entries import number
from legacy.wordpress.pieces import Reader
from legacy.wordpress.places import SIGN
from legacy.wordpress.reading import Export
from legacy.wordpress.sources import Comments, entries, pages_of, paths_of
from legacy.wordpress.surveying import Around, survey

NEXT = "SELECT nextval(pg_get_serial_sequence('news_article', 'id'))"


def move(order: Order, progress: run.Progress = lambda step, share: None) -> Report:
    """:raises BadDump: the export cannot be read; nothing was written
    :raises CannotMove: it is another site's, or another move is on its way"""
    report, export = Report(), Export(order.dump)
    around = survey(export, report, lambda share: progress("Тексеру", share))
    check_site(around, order)
    order = replace(order, sign=SIGN, hosts=order.hosts | around.hosts)
    site = Site(order.hosts)
    with cleaner(site, around.articles) as cleaning, run.alone(), run.rehearsed(order):
        Moving(export, around, order, report).move(cleaning, progress)
    if not connection.in_atomic_block:
        run.run("ANALYZE", {})
    return report


def check_site(around: Around, order: Order) -> None:
    """:raises CannotMove: another WordPress came before, whose ids these would be taken for"""
    sites = Brought.objects.filter(kind=Kind.SITE, old__startswith=SIGN)
    known = {old.removeprefix(SIGN) for old in sites.values_list("old", flat=True)}
    named = order.hosts - {urlsplit(settings.SITE_URL).hostname}
    if known and known.isdisjoint(around.hosts | named):
        raise CannotMove(
            f"Бұрын {', '.join(sorted(known))} сайты көшірілген, ал мына файл "
            f"{', '.join(sorted(around.hosts))} сайтынікі. Аты ауысқан сол сайт болса, "
            f"--host сөзімен ескі атын қосыңыз."
        )


class Moving:
    def __init__(self, export: Export, around: Around, order: Order, report: Report) -> None:
        self.export, self.around, self.order, self.report = export, around, order, report
        self.views: dict[int, int] = {}
        self.told: list[addresses.Told] = []

    def move(self, cleaning: Cleaner, progress: run.Progress) -> None:
        said = rows.rubrics(self.around)
        with transaction.atomic():
            memory.remember(
                Brought(kind=Kind.SITE, old=f"{SIGN}{host}", new=0) for host in self.around.hosts
            )
            places = rubrics.move(said, self.order, self.report)
            signers = people.move(rows.people(self.around), self.order, self.report)
        words = {str(row["alt_name"]): number(str(row["id"])) for row in said}
        reader = Reader(self.order, self.around, words, places, signers, self.report)
        pictures = Pictures(self.order.uploads, is_rehearsal=self.order.is_rehearsal)
        writer = Writer(pictures, Tags(), self.report)
        batches = self.batches(reader, pictures, lambda share: progress("Мақалалар", share))
        for told in cleaning.cleaned(batches):
            writer.write(told)
        run.write_views(self.views)
        comments.Moving(
            Comments(self.export, self.order, self.report),
            self.around.above,
            self.order,
            self.report,
        ).move(lambda share: progress("Пікірлер", share))
        with transaction.atomic():
            paths = paths_of(self.around.pages)
            pages.move(pages_of(self.around, paths, self.order), self.order, self.report)
            addresses.keep(self.told, self.around, paths, places, signers, self.order, self.report)
        self.report.missing = run.missing()
        if self.order.uploads and not self.order.only_changes:
            keep_files(pictures, self.report, lambda share: progress("Файлдар", share))

    def batches(
        self, reader: Reader, pictures: Pictures, progress: Callable[[float], None]
    ) -> Iterator[Batch]:
        """The pieces that are to be written: new ones, changed ones, those whose pictures came."""
        known, again = memory.known(Kind.ARTICLE), run.found_again(pictures)
        batch: Batch = []
        for entry in entries(self.export):
            before = known.get(self.order.key(entry.pk))
            piece = reader.piece(entry, before.new if before else next_pk())
            self.views[piece.pk] = piece.views
            self.told.append(addresses.told(entry))
            if before and before.source == piece.source and piece.pk not in again:
                self.report.tables["post"].same += 1
            else:
                batch.append(piece)
            if len(batch) >= run.BATCH:
                yield batch
                batch = []
            progress(self.export.progress)
        if batch:
            yield batch


def next_pk() -> int:
    """The next id of ours: an id there may be one of the other engine's here."""
    ((pk,),) = run.run(NEXT, {})
    return pk
