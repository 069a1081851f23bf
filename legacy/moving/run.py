"""The whole move, step by step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from legacy.dump import Dump
from legacy.models import Kind, MissingFile
from legacy.moving import comments, memory, pages, people, rubrics
from legacy.moving.around import Around, number
from legacy.moving.attachments import Attachments
from legacy.moving.cleaning import Batch, Cleaner, cleaner
from legacy.moving.copying import run
from legacy.moving.order import CannotMove, Order
from legacy.moving.pictures import Pictures
from legacy.moving.pieces import Reader
from legacy.moving.report import Report
from legacy.moving.surveying import survey
from legacy.moving.tags import Tags
from legacy.moving.uploads import keep_files
from legacy.moving.writing import Writer
from legacy.text import Site

BATCH = 250
LOCK = 10_000_015  # any number that no other advisory lock of the site uses
VIEWS = """
INSERT INTO news_viewbase (article_id, count)
SELECT article.id, said.count
FROM unnest(%(pks)s::bigint[], %(counts)s::bigint[]) AS said (pk, count)
JOIN news_article AS article ON article.id = said.pk
JOIN legacy_brought ON kind = 'article' AND new = article.id
ON CONFLICT (article_id) DO UPDATE SET count = excluded.count
  WHERE news_viewbase.count < excluded.count
"""
Progress = Callable[[str, float], None]


def move(order: Order, progress: Progress = lambda step, share: None) -> Report:
    """:raises BadDump: the dump cannot be read; nothing was written
    :raises CannotMove: it must not be moved, or another move is on its way"""
    report = Report()
    dump = Dump(order.dump, prefix=order.prefix)
    around = survey(dump, report, lambda share: progress("Тексеру", share))
    site = Site(order.hosts, around.files)
    with cleaner(site, around.articles) as cleaning, alone(), rehearsed(order):
        Moving(dump, around, order, report).move(cleaning, progress)
    if not connection.in_atomic_block:
        run("ANALYZE", {})
    return report


@contextmanager
def alone() -> Iterator[None]:
    ((is_free,),) = run("SELECT pg_try_advisory_lock(%(lock)s)", {"lock": LOCK})
    if not is_free:
        raise CannotMove("Көшіру қазір жүріп жатыр: аяқталғанын күтіңіз.")
    try:
        yield
    finally:
        run("SELECT pg_advisory_unlock(%(lock)s)", {"lock": LOCK})


@contextmanager
def rehearsed(order: Order) -> Iterator[None]:
    """A rehearsal does everything, and takes it back in the end."""
    if not order.is_rehearsal:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Moving:
    def __init__(self, dump: Dump, around: Around, order: Order, report: Report) -> None:
        self.dump, self.around, self.order, self.report = dump, around, order, report
        self.views: dict[int, int] = {}

    def move(self, cleaning: Cleaner, progress: Progress) -> None:
        with transaction.atomic():
            places = rubrics.move(self.around.rubrics, self.order, self.report)
        with transaction.atomic():
            users, groups = self.around.users, self.around.groups
            signers = people.move(users, self.order, self.report, groups)
        reader = Reader(self.order, self.around, places, signers, self.report)
        pictures = Pictures(self.order.uploads, is_rehearsal=self.order.is_rehearsal)
        attachments = Attachments(self.around, self.report)
        writer = Writer(pictures, Tags(), self.report)
        batches = self.batches(reader, pictures, lambda share: progress("Мақалалар", share))
        for told in cleaning.cleaned(batches):
            attachments.note(told)
            writer.write(told)
        write_views(self.views)
        comments.Moving(self.dump, self.around.above, self.order, self.report).move(
            lambda share: progress("Пікірлер", share)
        )
        with transaction.atomic():
            pages.move(self.around, self.order, self.report)
            pages.move_redirects(self.around, self.order, self.report)
        self.report.missing = missing()
        if self.order.uploads and not self.order.only_changes:
            keep_files(pictures, self.report, lambda share: progress("Файлдар", share))

    def batches(
        self, reader: Reader, pictures: Pictures, progress: Callable[[float], None]
    ) -> Iterator[Batch]:
        """The pieces that are to be written: new ones, changed ones, those whose pictures came."""
        known, again = memory.known(Kind.ARTICLE), found_again(pictures)
        batch: Batch = []
        for _, row in self.dump.rows("post"):
            if number(row, "id") <= 0:
                self.report.leave("post", "нөмірі жарамсыз", number(row, "id"))
                continue
            piece = reader.piece(row)
            self.views[piece.pk] = piece.views
            before = known.get(str(piece.pk))
            if before and before.source == piece.source and piece.pk not in again:
                self.report.tables["post"].same += 1
            else:
                batch.append(piece)
            if len(batch) >= BATCH:
                yield batch
                batch = []
            progress(self.dump.progress)
        if batch:
            yield batch


def write_views(counts: dict[int, int]) -> None:
    """What was read there; never less than was said before."""
    seen = {pk: views for pk, views in counts.items() if views > 0}
    run(VIEWS, {"pks": list(seen), "counts": list(seen.values())})


def missing() -> list[str]:
    """The files that texts need and that nobody has brought."""
    paths = MissingFile.objects.order_by("path").values_list("path", flat=True)
    return list(paths.distinct())


def found_again(pictures: Pictures) -> set[int]:
    """Articles that miss a file which is there by now."""
    missing = MissingFile.objects.values_list("article_id", "path")
    return {pk for pk, path in missing.iterator(5000) if pictures.file(path)}
