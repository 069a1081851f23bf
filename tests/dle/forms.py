"""Rows as SQL, in the form of mysqldump, of the engine's own backup and of phpMyAdmin."""

from collections.abc import Iterable, Iterator
from itertools import islice

from tests.dle.shapes import Column, Shape

Rows = dict[str, list[dict]]
AT_ONCE = 3
"""Rows of one INSERT: few, so that small newsrooms have several."""
ESCAPES = {
    **{"\\": "\\\\", "\0": "\\0", "\n": "\\n", "\r": "\\r", "\x1a": "\\Z"},
    **{"'": "\\'", '"': '\\"'},
}
ESCAPED = str.maketrans(ESCAPES)
DOUBLED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "'": "''"})


def encoded(text: str, charset: str) -> bytes:
    """As a browser sent it to a site of that charset: other letters as their numbers."""
    return text.encode("cp1251" if charset == "cp1251" else "utf-8", "xmlcharrefreplace")


def create(name: str, shape: Shape, options: str) -> str:
    columns = [f"  `{column.name}` {definition(column, shape)}" for column in shape.columns]
    keys = [f"  PRIMARY KEY (`{shape.key}`)"]
    return f"CREATE TABLE `{name}` (\n" + ",\n".join(columns + keys) + f"\n) {options};\n"


def definition(column: Column, shape: Shape) -> str:
    if column.name == shape.key:
        return f"{column.type} NOT NULL AUTO_INCREMENT"
    if column.type in ("text", "mediumtext"):
        return f"{column.type} NOT NULL"
    return f"{column.type} NOT NULL DEFAULT '{column.default}'"


def literals(row: dict, shape: Shape, escapes: dict[int, str]) -> str:
    return "(" + ",".join(literal(row, c, escapes) for c in shape.columns) + ")"


def literal(row: dict, column: Column, escapes: dict[int, str]) -> str:
    value = row.get(column.name, column.default)
    if value is None:
        return "NULL"
    return str(value) if column.is_number else f"'{str(value).translate(escapes)}'"


def in_statements(rows: Iterable[dict], count: int) -> Iterator[list[dict]]:
    left = iter(rows)
    while group := list(islice(left, count)):
        yield group


def mysqldump(
    tables: dict[str, Shape], rows: Rows, *, charset: str, prefix: str, at_once: int = AT_ONCE
) -> Iterator[bytes]:
    """INSERTs without lists of columns, one line each; a comment at the end says that it is."""
    yield encoded(
        "-- MySQL dump 10.13  Distrib 5.7.33, for Linux (x86_64)\n--\n-- Host: localhost\n"
        "-- ------------------------------------------------------\n"
        f"/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n"
        f"/*!40101 SET NAMES {charset} */;\n/*!40103 SET TIME_ZONE='+00:00' */;\n",
        charset,
    )
    for short, shape in tables.items():
        name = prefix + short
        made = create(name, shape, f"ENGINE=MyISAM AUTO_INCREMENT=9 DEFAULT CHARSET={charset}")
        yield encoded(
            f"\n--\n-- Table structure for table `{name}`\n--\n\nDROP TABLE IF EXISTS `{name}`;\n"
            f"/*!40101 SET @saved_cs_client = @@character_set_client */;\n{made}"
            f"\n--\n-- Dumping data for table `{name}`\n--\n\nLOCK TABLES `{name}` WRITE;\n"
            f"/*!40000 ALTER TABLE `{name}` DISABLE KEYS */;\n",
            charset,
        )
        for group in in_statements(rows.get(short, []), at_once):
            values = ",".join(literals(row, shape, ESCAPED) for row in group)
            yield encoded(f"INSERT INTO `{name}` VALUES {values};\n", charset)
        yield f"/*!40000 ALTER TABLE `{name}` ENABLE KEYS */;\nUNLOCK TABLES;\n".encode()
    yield b"\n-- Dump completed on 2026-11-24 12:00:00\n"


def engine(tables: dict[str, Shape], rows: Rows, *, charset: str, prefix: str) -> Iterator[bytes]:
    """The engine's own backup: no SET NAMES, the charset is each table's, in a comment."""
    yield f"#SKD101|site|{len(tables)}|2026.11.24 12:00:00|9\n\n".encode()
    for short, shape in tables.items():
        name = prefix + short
        options = f"ENGINE=MyISAM /*!40101 DEFAULT CHARSET={charset} */"
        yield encoded(f"DROP TABLE IF EXISTS `{name}`;\n{create(name, shape, options)}\n", charset)
        for group in in_statements(rows.get(short, []), AT_ONCE):
            values = ",\n".join(literals(row, shape, ESCAPED) for row in group)
            yield encoded(f"INSERT INTO `{name}` VALUES\n{values};\n\n", charset)


def phpmyadmin(
    tables: dict[str, Shape], rows: Rows, *, charset: str, prefix: str
) -> Iterator[bytes]:
    """INSERTs with lists of columns, doubled quotes; keys are added after the rows."""
    yield (
        "-- phpMyAdmin SQL Dump\n-- version 5.1.1\n-- Дерекқор: `site`\n"
        'SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";\nSTART TRANSACTION;\n'
        f"/*!40101 SET NAMES {charset} */;\n\n"
    ).encode()
    for short, shape in tables.items():
        name = prefix + short
        columns = ",\n".join(f"  `{c.name}` {c.type} NOT NULL" for c in shape.columns)
        yield f"CREATE TABLE `{name}` (\n{columns}\n) ENGINE=InnoDB;\n\n".encode()
        listed = ", ".join(f"`{column.name}`" for column in shape.columns)
        for group in in_statements(rows.get(short, []), AT_ONCE):
            values = ",\n".join(literals(row, shape, DOUBLED) for row in group)
            yield encoded(f"INSERT INTO `{name}` ({listed}) VALUES\n{values};\n\n", charset)
    for short, shape in tables.items():
        key = f"ALTER TABLE `{prefix}{short}`\n  ADD PRIMARY KEY (`{shape.key}`);\n"
        yield key.encode()
    yield b"COMMIT;\n"


FORMS = {"mysqldump": mysqldump, "engine": engine, "phpmyadmin": phpmyadmin}
