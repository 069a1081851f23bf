"""Dumps of the old engine, made anew: one small newsroom in the shape of any version.

    dump(version="13.3", form="engine", charset="cp1251") -> bytes

columns.txt says which table and column came with which version, shapes.py picks those of one,
newsroom.py holds the rows, texts.py their texts, forms.py writes them as a program would, and
`python -m tests.dle.big FILE.sql.gz` writes a newsroom of 60,000 articles.
"""

from tests.dle.forms import FORMS
from tests.dle.newsroom import newsroom
from tests.dle.shapes import VERSIONS, shapes

__all__ = ["FORMS", "VERSIONS", "dump"]


def dump(
    *,
    version: str = "16.0",
    form: str = "mysqldump",
    charset: str = "utf8mb4",
    prefix: str = "dle_",
    order: str = "fresh",
    rows: dict[str, list[dict]] | None = None,
) -> bytes:
    """The newsroom, or other rows by table, as a file of SQL."""
    tables = shapes(version, order)
    write = FORMS[form]
    said = rows if rows is not None else newsroom()
    return b"".join(write(tables, said, charset=charset, prefix=prefix))
