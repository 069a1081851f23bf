"""What readers who had not signed in could not see on the old site, whatever else was said of it:
rubrics that were shut to their group, or switched off."""

from dataclasses import dataclass

from legacy import packed
from legacy.dump import Row
from legacy.moving.around import number, text

ALL = "all"


@dataclass(frozen=True)
class Guests:
    only: frozenset[int] | None = None
    """The rubrics that were theirs; None where all were."""
    never: frozenset[int] = frozenset()
    """Those that were not."""
    may_load: bool = True
    """Whether they could have the files that are attached to articles."""

    def may_read(self, rubrics: list[int]) -> bool:
        """Of an article in these: one that is theirs is enough, one that is not is too many."""
        is_theirs = self.only is None or not self.only.isdisjoint(rubrics)
        return is_theirs and self.never.isdisjoint(rubrics)


def guests_of(groups: list[Row], rubrics: list[Row]) -> Guests:
    off = {number(row, "id") for row in rubrics if row.get("active", 1) == 0}
    theirs = next((row for row in groups if str(row.get("id")) == packed.GUESTS), None)
    if theirs is None:
        return Guests(never=frozenset(off))
    only = text(theirs, "allow_cats").strip()
    return Guests(
        only=None if only in ("", ALL) else frozenset(packed.numbers(only)),
        never=frozenset(off | set(packed.numbers(text(theirs, "not_allow_cats")))),
        may_load=bool(theirs.get("allow_files", 1)),
    )
