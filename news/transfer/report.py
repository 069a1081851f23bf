"""What an import tells of the lines that it was given."""

from dataclasses import dataclass, field

from news.transfer.lines import BadLine

Fault = tuple[int, BadLine]


@dataclass
class Report:
    """What became of a file's lines."""

    written: dict[str, int] = field(default_factory=dict)
    already_here: int = 0
    faults: list[Fault] = field(default_factory=list)


class Aborted(Exception):
    """Rolls everything back: the file has faults and was not to be taken in part."""
