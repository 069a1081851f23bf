"""A dump of the old site's database, read as it stands and without a database.

    dump = Dump(Path("backup.sql.gz"))
    dump.tables["post"].columns, dump.version, dump.fault
    for table, row in dump.rows("category", "users"):
        row["id"], row["name"]

unpacking.py opens a file by its first bytes, window.py holds the part of it that is being read,
grammar.py and statements.py find statements and rows in it, tables.py reads CREATE TABLE,
values.py, charsets.py and mending.py make values of literals, naming.py and versions.py tell
whose tables they are, reading.py is the whole.
"""

from legacy.dump.faults import BadDump, Truncated
from legacy.dump.reading import Dump, Row
from legacy.dump.tables import Table
from legacy.dump.values import Value

__all__ = ["BadDump", "Dump", "Row", "Table", "Truncated", "Value"]
