"""Rows into empty tables, as the owner of the tables may, who need not be a superuser.

While they come in, no trigger of ours runs, and references and indexes are away: made again
behind the last row, a reference is checked for all rows at once and an index is built in one
go, which is many times quicker than row by row. All of it is one transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from psycopg2 import sql

from desk.backup import manifest, rows
from desk.backup.archive import Reader
from desk.backup.refusing import Refused

REFERENCES = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0
"""
# Those that keep rows apart stay, and so do those of a few rows, which cost little (and the words
# of whose conditions PostgreSQL would change on the way).
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(%s)
  AND NOT indisunique AND indpred IS NULL
"""
TABLES = """
SELECT relname FROM pg_class
WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
"""
# What was seen of this site after the copy was made had higher versions; none is met again.
FURTHER = 1_000_000
RAISE = "INSERT INTO news_contentchange (transaction, weight) VALUES (0, %s)"


def load(archive: Reader) -> set[str]:
    """Put all rows of the archive in the place of those that migrating made.

    :returns: tables of the archive that no migration makes: somebody's own, left out.
    :raises Refused: the tables are others, or hold something else than the archive in the end.
    """
    here = rows.tables()
    said = {name: table for name, table in archive.manifest.tables.items() if name in here}
    check_columns(said, here)
    before = content_version()
    emptied = [*said, *(rows.LEFT.keys() - {"django_migrations"}) & existing()]
    run(rows.FORM)
    run("SET LOCAL lock_timeout = '30s'; LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", emptied)
    refuse_if_filled()
    with triggers_off(list(said)), made_again_afterwards(list(said)):
        run("TRUNCATE {}", emptied)
        for name, table in said.items():
            rows.bring_in(name, table.columns, archive.open_rows(name))
            rows.set_sequences(here[name], table)
        compare(said, here)
    query(RAISE, [FURTHER + before])
    return archive.manifest.tables.keys() - said.keys() - rows.LEFT.keys()


def check_columns(said: dict[str, manifest.Table], here: dict[str, rows.Table]) -> None:
    for name, table in said.items():
        if set(table.columns) != set(here[name].columns):
            raise Refused(f"«{name}» кестесінің бағандары көшірмедегідей емес.")
        if table.sequences.keys() != here[name].sequences.keys():
            raise Refused(f"«{name}» кестесінің санағыштары көшірмедегідей емес.")


def compare(said: dict[str, manifest.Table], here: dict[str, rows.Table]) -> None:
    for name, table in said.items():
        if rows.measured_again(here[name], table.columns) != table:
            raise Refused(f"«{name}» кестесі көшірмедегідей болып шықпады.")


def refuse_if_filled() -> None:
    for table in existing() & {"news_article", "news_photo"}:
        if query(f"SELECT 1 FROM {table} LIMIT 1"):
            raise Refused("Бұл сайтта мақала не сурет бар. Көшірме бос сайтқа ғана салынады.")


def content_version() -> int:
    return int(query("SELECT coalesce(sum(weight), 0) FROM news_contentchange")[0][0])


@contextmanager
def triggers_off(tables: list[str]) -> Iterator[None]:
    for name in tables:
        run("ALTER TABLE {} DISABLE TRIGGER USER", [name])
    yield
    for name in tables:
        run("ALTER TABLE {} ENABLE TRIGGER USER", [name])


@contextmanager
def made_again_afterwards(tables: list[str]) -> Iterator[None]:
    references, indexes = query(REFERENCES), query(INDEXES, [tables])
    for table, name, _ in references:
        query(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _ in indexes:
        query(f"DROP INDEX {name}")
    yield
    query("SET CONSTRAINTS ALL IMMEDIATE")
    for _, definition in indexes:
        query(definition)
    for table, name, definition in references:
        query(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def existing() -> set[str]:
    return {name for (name,) in query(TABLES)}


def run(statement: str, names: list[str] | None = None) -> None:
    """A statement with the names of tables in it."""
    listed = sql.SQL(", ").join(map(sql.Identifier, names or []))
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(listed).as_string(cursor.connection))


def query(statement: str, values: list | None = None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []
