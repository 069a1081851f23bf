"""Redirects of the old site; those that our editors changed or took away stay as they are."""

from collections.abc import Iterable

from legacy.models import Brought, Kind, Redirect
from legacy.moving import memory
from legacy.moving.report import Report

OURS = "бұл мекенжайды редакция өзі бағыттаған"
DELETED = "мұнда өшірілген"


def bring(redirects: Iterable[Redirect], table: str, report: Report) -> None:
    """Write them, of several that name one address the last; told of under that table's name."""
    unique = {one.source: one for one in redirects}
    before = dict(Brought.objects.filter(kind=Kind.REDIRECT).values_list("old", "written"))
    here = dict(Redirect.objects.values_list("source", "target"))
    told, fresh = report.tables[table], []
    for source, one in unique.items():
        target, was = here.get(source), before.get(source)
        if target is None and was is not None:
            report.leave(table, DELETED, source)
        elif target is not None and was != memory.hash_of(target):
            report.leave(table, OURS, source)
        elif target == one.target:
            told.same += 1
        else:
            told.taken, told.changed = told.taken + (not target), told.changed + bool(target)
            fresh.append(one)
    write(fresh)


def write(redirects: list[Redirect]) -> None:
    Redirect.objects.bulk_create(
        redirects,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["source"],
        update_fields=["target", "rank"],
    )
    pks = dict(Redirect.objects.values_list("source", "pk"))
    memory.remember(
        Brought(
            kind=Kind.REDIRECT,
            old=one.source,
            new=pks[one.source],
            written=memory.hash_of(one.target),
        )
        for one in redirects
    )
