"""What came before, and what it looked like."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from legacy.models import Brought, Kind

SIZE = 16


class Known(NamedTuple):
    new: int
    source: str


def hash_of(*facts: object) -> str:
    """The same for the same facts, whenever they are read."""
    return blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()


def known(kind: Kind) -> dict[str, Known]:
    """All that came of a kind, by what the old site called it."""
    rows = Brought.objects.filter(kind=kind).values_list("old", "new", "source")
    return {old: Known(new, source) for old, new, source in rows.iterator(10_000)}


def news(kind: Kind) -> dict[str, int]:
    rows = Brought.objects.filter(kind=kind).values_list("old", "new")
    return dict(rows.iterator(10_000))


def remember(rows: Iterable[Brought]) -> None:
    """The last word counts where two rows are of the same."""
    unique = {(one.kind, one.old): one for one in rows}
    Brought.objects.bulk_create(
        unique.values(),
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["kind", "old"],
        update_fields=["new", "source", "written"],
    )
