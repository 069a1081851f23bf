"""One line an event, with the request it belongs to; nothing that a client sends breaks a line."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("the request that is being answered", default="-")

# What moves a terminal's cursor or ends a line, in the old and the new way.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def printable(text: str) -> str:
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Line(logging.Formatter):
    """For people: the trace of a fault follows, each line of it marked as one."""

    def format(self, record: logging.LogRecord) -> str:
        at = f"{datetime.fromtimestamp(record.created):%Y-%m-%d %H:%M:%S}"
        what = printable(record.getMessage())
        first = f"{at} {record.levelname} {record.name} [{request_id.get()}]: {what}"
        return "\n".join([first, *(f"  | {printable(line)}" for line in trace(self, record))])


class Json(logging.Formatter):
    """For programs: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        facts = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": request_id.get(),
            "message": record.getMessage(),
        }
        if lines := trace(self, record):
            facts["trace"] = "\n".join(lines)
        # A new line is \n in JSON already; here go the marks that JSON would let stand.
        return printable(json.dumps(facts, ensure_ascii=False))


def trace(formatter: logging.Formatter, record: logging.LogRecord) -> list[str]:
    return formatter.formatException(record.exc_info).split("\n") if record.exc_info else []
