"""One look at the whole dump before anything is written: what forbids a move, and what stands
around the articles."""

from collections.abc import Callable
from typing import Any

from legacy.dump import Dump
from legacy.moving.around import READERS, Around, number
from legacy.moving.order import CannotMove
from legacy.moving.report import Report

OURS = 1_000_000
"""From here on ids are those of pieces that were written here."""


def survey(dump: Dump, report: Report, progress: Callable[[float], None]) -> Around:
    """:raises BadDump: it cannot be read, or not to its end
    :raises CannotMove: its ids reach those of our own pieces"""
    if dump.fault:
        raise dump.fault
    if "post_extras" not in dump.tables and "access" not in dump.tables["post"].kinds:
        raise CannotMove(
            f"{dump.path.name} файлында {dump.prefix}post_extras кестесі жоқ: қай мақаланың "
            f"құпиясөзбен не топқа ғана ашық екені содан білінеді. Дерекқорды түгел көшіріп алыңыз."
        )
    around, keys = Around(), set()
    for table, row in dump.rows(*READERS):
        report.tables[table].read += 1
        if table == "post":
            keys.add(number(row, "id"))
            around.articles += 1
        READERS[table](around, row)
        progress(dump.progress)
    report.repeats(dump.repeated)
    report.strangers, report.version = dump.strangers, dump.version
    if (most := max(keys, default=0)) >= OURS:
        raise CannotMove(
            f"Ескі сайтта № {most} мақала бар, ал мұнда {OURS} нөмірінен бастап өз мақалаларымыз "
            f"тұрады. Мұндай дерекқор көшірілмейді."
        )
    orphans(around, keys, report)
    return around


def orphans(around: Around, keys: set[int], report: Report) -> None:
    """What belongs to articles that are not there."""
    around.owners = {file: key for file, key in around.owners.items() if key in keys}
    tables: dict[str, Any] = {
        **{"post_extras": around.extras, "tags": around.tags, "views": around.waiting},
        **{"poll": around.polls, "post_log": around.ends, "post_extras_cats": around.further},
    }
    for table, rows in tables.items():
        for key in sorted(rows.keys() - keys):
            report.leave(table, "мақаласы жоқ", key)
