"""A dump as a whole: what it holds, and the rows of its tables, as often as they are asked for."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from legacy.dump.faults import BadDump
from legacy.dump.naming import own_names, prefixes, strangers
from legacy.dump.repeats import Repeats
from legacy.dump.statements import Insert, statements
from legacy.dump.surveying import Survey, charset_of, surveyed
from legacy.dump.tables import Kind, Table, table_of
from legacy.dump.unpacking import Source
from legacy.dump.values import Literal, Value, reader_of
from legacy.dump.versions import version_of
from legacy.dump.window import Window

Row = dict[str, Value]


class Dump:
    """A dump of the engine's tables. Making it reads the file once, without its rows; BadDump
    says in a sentence why it cannot be read.

    A dump of several sites asks for the `prefix` of one.
    """

    def __init__(self, path: Path, *, prefix: str | None = None) -> None:
        self.path = path
        survey = surveyed(path)
        self.fault = survey.fault
        """Truncated if the file ends too early; rows() gives what is whole and then raises it."""
        self.prefix = one_prefix(path, survey, prefix)
        self.full = survey.tables
        self.names = own_names(survey.tables, self.prefix)
        self.tables = {short: survey.tables[name] for name, short in self.names.items()}
        """By the engine's own names, without the prefix: «post», «users»."""
        self.version = version_of(self.tables)
        """The oldest version of the engine that has these columns; "" before 9.6."""
        self.strangers = strangers(survey.tables, self.names)
        """Full names of tables of plugins and other programs, which are not read."""
        self.repeated: Counter[str] = Counter()
        """How many rows of each table the last reading left out, their key being met before."""
        self.progress = 0.0
        """How far the file is read by now, from 0 to 1."""

    def rows(self, *tables: str) -> Iterator[tuple[str, Row]]:
        """The rows of some tables, each with its table, in the order of the file.

        A number is an int, a time a datetime without a zone (None for a zero date), all else
        a text or None. A table that the dump does not have gives no rows.
        """
        wanted = {name: short for name, short in self.names.items() if short in tables}
        self.repeated = Counter()
        source = Source(self.path)
        try:
            yield from self.rows_of(Window(source), wanted)
        finally:
            source.close()
        if self.fault:
            raise self.fault

    def rows_of(self, window: Window, wanted: dict[str, str]) -> Iterator[tuple[str, Row]]:
        repeats = {name: Repeats(self.full[name]) for name in wanted}
        shapes = {name: self.full[name] for name in wanted}
        charset = ""
        for statement in statements(window):
            if not isinstance(statement, Insert):
                charset = charset_of(statement) or charset
                table = table_of(statement)
                if table and table.name in wanted:
                    # Two backups in one file may order the columns in two ways.
                    shapes[table.name] = table
            elif short := wanted.get(statement.table):
                self.progress = window.source.progress()
                for row in read(statement, shapes[statement.table], charset):
                    if repeats[statement.table].is_new(row):
                        yield short, row
                    else:
                        self.repeated[short] += 1


def one_prefix(path: Path, survey: Survey, wanted: str | None) -> str:
    """The prefix of the site to read."""
    found = prefixes(survey.tables)
    if not found and survey.fault:
        raise survey.fault
    if not found:
        raise BadDump("DataLife Engine мақалаларының кестесі («…_post») табылмады", path)
    if wanted is not None and wanted not in found:
        raise BadDump(f"«{wanted}post» кестесі жоқ, бары: {', '.join(found)}", path)
    if wanted is None and len(found) > 1:
        raise BadDump(
            f"бірнеше сайт бар, біреуін --prefix сөзімен таңдаңыз: {', '.join(found)}", path
        )
    return found[0] if wanted is None else wanted


def read(insert: Insert, table: Table, charset: str) -> Iterator[Row]:
    columns = insert.columns or table.columns
    readers = readers_of(table, columns, charset or table.charset)
    for literals in insert.rows(len(columns)):
        values = [read(raw) for read, raw in zip(readers, literals, strict=True)]
        yield dict(zip(columns, values, strict=True))


def readers_of(table: Table, columns: list[str], charset: str) -> list[Literal]:
    return [reader_of(table.kinds.get(name, Kind.TEXT), charset) for name in columns]
