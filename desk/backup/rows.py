"""The rows of the site's tables, out of a database and into another one, by COPY.

What follows from rows (the entries of search, the counts that triggers keep) is carried as it
stands: it is of the same moment, and far quicker copied than made again.
"""

import gzip
import io
from dataclasses import dataclass, field
from typing import IO, Any

from django.db import connection
from psycopg2 import sql

from desk.backup import manifest
from desk.backup.measuring import PIECE, Outwards, Sink, Source

LEFT = {
    "django_migrations": "named in the manifest, and made by migrating",
    "django_session": "whoever works signs in again",
    "news_viewersalt": "dies with its day, and must not live on in copies",
    "news_viewseen": "dies with its day too",
    "letters_trace": "hashes of readers' addresses, kept for a month",
    "news_presence": "who has a form open at this minute",
    "axes_accessattempt": "addresses of readers, kept for an hour",
    "axes_accessattemptexpiration": "of the same attempts",
    "axes_accessfailurelog": "not written, and would hold addresses",
    "axes_accesslog": "not written, and would hold addresses",
}
# A number of a transaction means something in its own cluster only. No transaction of any other
# has a negative one, and rows that a key tells apart by it stay apart.
TRANSACTION = "transaction"

# How values are written, whatever the server or the person is used to.
FORM = """
SET LOCAL client_encoding = 'UTF8'; SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD';
SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex';
SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0
"""
COLUMNS = """
SELECT c.relname, a.attname, a.attnum = ANY (i.indkey), a.attcollation <> 0,
       pg_get_serial_sequence(quote_ident(c.relname), a.attname)
FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
WHERE c.relnamespace = current_schema()::regnamespace
  AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attgenerated = ''
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
ORDER BY c.relname, a.attnum
"""


@dataclass
class Table:
    name: str
    columns: list[str] = field(default_factory=list)
    key: list[sql.Composable] = field(default_factory=list)
    sequences: dict[str, str] = field(default_factory=dict)
    """The sequence behind a column, if there is one."""


def tables() -> dict[str, Table]:
    """All of the site's, as this database has them, but for those that are left behind."""
    found: dict[str, Table] = {}
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        for name, *facts in cursor.fetchall():
            if name not in LEFT:
                note_column(found.setdefault(name, Table(name)), *facts)
    return found


def note_column(table: Table, name: str, in_key: bool, is_text: bool, sequence: str | None) -> None:
    table.columns.append(name)
    if in_key:
        # Texts are put in order by their bytes: two servers may sort words in two ways.
        order = sql.SQL('{} COLLATE "C"') if is_text else sql.SQL("{}")
        table.key.append(order.format(sql.Identifier(name)))
    if sequence:
        table.sequences[name] = sequence


def write_out(table: Table, columns: list[str], out: Sink | None) -> manifest.Table:
    """Write the rows in the order of their key; what was written, measured."""
    measured = Outwards(out)
    with connection.cursor() as cursor, io.BufferedWriter(measured, PIECE) as buffer:
        copy(cursor, outwards(table, columns), buffer)
        buffer.flush()
        seen = measured.measure
        sequences = {column: state(cursor, name) for column, name in table.sequences.items()}
    return manifest.Table(columns, seen.lines, seen.size, seen.sha256, sequences)


def outwards(table: Table, columns: list[str]) -> sql.Composed:
    name = sql.Identifier(table.name)
    # Without a key any order will do that is always the same.
    order = table.key or [sql.SQL('{}::text COLLATE "C"').format(name)]
    return sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
        sql.SQL(", ").join(value(column, columns) for column in columns),
        name,
        sql.SQL(", ").join(order),
    )


def value(column: str, columns: list[str]) -> sql.Composable:
    if column == TRANSACTION and "id" in columns:
        return sql.SQL("-id")
    return sql.Identifier(column)


def state(cursor: Any, sequence: str) -> list:
    cursor.execute(f"SELECT last_value, is_called FROM {sequence}")
    return list(cursor.fetchone())


def write_packed(table: Table, spool: IO[bytes]) -> manifest.Table:
    with gzip.GzipFile(fileobj=spool, mode="wb", compresslevel=4, mtime=0) as packed:
        return write_out(table, table.columns, packed)


def measured_again(table: Table, columns: list[str]) -> manifest.Table:
    return write_out(table, columns, None)


def bring_in(table: str, columns: list[str], rows: Source) -> None:
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor:
        copy(cursor, into, rows)


def copy(cursor: Any, statement: sql.Composed, file: Any) -> None:
    # The driver's own method, whose errors Django does not see by itself.
    with connection.wrap_database_errors:
        cursor.copy_expert(statement.as_string(cursor.connection), file, 65536)


def set_sequences(table: Table, said: manifest.Table) -> None:
    with connection.cursor() as cursor:
        for column, (last, is_called) in said.sequences.items():
            cursor.execute("SELECT setval(%s, %s, %s)", [table.sequences[column], last, is_called])
