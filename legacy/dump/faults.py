"""What is wrong with a dump, in a sentence that names the file, the line and the table."""

from pathlib import Path


class BadDump(Exception):
    """The dump cannot be read, at all or from a line on."""

    def __init__(self, why: str, path: Path, line: int = 0, table: str = "") -> None:
        self.why, self.path, self.line, self.table = why, path, line, table
        place = [path.name, f"{line}-жол" if line else "", f"{table} кестесі" if table else ""]
        super().__init__(f"{', '.join(filter(None, place))}: {why}")


class Truncated(BadDump):
    """The file ends too early; whatever stood whole before its end was given."""
