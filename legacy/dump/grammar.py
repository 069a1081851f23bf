"""The shapes of what a dump says, for bytes: every charset of the engine keeps ASCII as it is.

All repetition is possessive: what once matched is never tried again, so that no file can make
the work grow faster than its length.
"""

import re
from functools import lru_cache

FLAGS = re.IGNORECASE | re.DOTALL
QUOTED = rb"'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'"
DOUBLE = rb'"[^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+"'
STRING = rb"(?:%s|%s)" % (QUOTED, DOUBLE)
# _binary '…' and x'…' of MySQL 8, 0x… of --hex-blob, numbers and NULL.
VALUE = rb"(?:%s|(?:_\w++\s*+|[xbn])%s|[^\s,'\"()]++|%s)" % (QUOTED, QUOTED, DOUBLE)
NAME = rb"(?:`[^`]++`|\"[^\"]++\"|[\w$]++)"

PLAIN = rb"[^()'\"`]++|%s|`[^`]*+`" % STRING
INNER = rb"\((?:%s|\((?:%s)*+\))*+\)" % (PLAIN, PLAIN)
BALANCED = rb"\((?:%s|%s)*+\)" % (PLAIN, INNER)

# MariaDB begins with a line of its own that ends no statement: /*M!999999… */
BLANK = re.compile(
    rb"(?:/\*M?!999999[^*]*+\*/|[\s;]++|--(?=[\s-])[^\n]*+\n|\#[^\n]*+\n|/\*(?!M?!)(?:[^*]++|\*(?!/))*+\*/)*+"
)
IS_INSERT = re.compile(rb"(?:INSERT|REPLACE)\s", FLAGS)
INSERT = re.compile(
    rb"(?:INSERT|REPLACE)\s++(?:(?:LOW_PRIORITY|HIGH_PRIORITY|DELAYED|IGNORE)\s++)*+(?:INTO\s++)?+"
    rb"(?:%s\s*+\.\s*+)?(%s)\s*+(?:\(([^()]*+)\)\s*+)?+VALUES?\s*+(?=\()" % (NAME, NAME),
    FLAGS,
)
DELIMITER = re.compile(rb"DELIMITER\s++(?!;)\S", FLAGS)
DELIMITER_BACK = re.compile(rb"^DELIMITER\s++;", FLAGS | re.MULTILINE)
STATEMENT = re.compile(
    rb"(?:[^;'\"`\-#/]++|%s|`[^`]*+`|--(?=[\s-])[^\n]*+\n|\#[^\n]*+\n"
    rb"|/\*(?:[^*]++|\*(?!/))*+\*/|-(?!-[\s-])|/(?!\*))*+;" % STRING,
    FLAGS,
)
ROWS_END = re.compile(rb"\s*+(?:;|ON\s)", FLAGS)
ANY_ROW = re.compile(rb"\s*+,?+\s*+\((?:[^'\"()]++|%s)*+\)" % STRING, FLAGS)
A_VALUE = re.compile(VALUE, FLAGS)
UP_TO_END = re.compile(rb"(?:[^;'\"]++|%s)*+" % STRING, FLAGS)


@lru_cache(maxsize=256)
def row(width: int) -> re.Pattern[bytes]:
    """A row of so many values, each a group."""
    values = rb"\s*+,\s*+".join([rb"(%s)" % VALUE] * width)
    return re.compile(rb"\s*+,?+\s*+\(\s*+%s\s*+\)" % values, FLAGS)
