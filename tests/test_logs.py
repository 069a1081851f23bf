"""Lines of the log: one an event, whatever a client sends."""

import json
import logging

import pytest

from qazaly.monitoring.logs import Json, Line, request_id

HOSTILE = "zhaman\r\n2026-11-27 ERROR root: forged \x1b[31m\x9b2J\u2028 Қазалы"


def record(message, *facts, fault=None):
    trace = (type(fault), fault, None) if fault else None
    return logging.LogRecord("news", logging.ERROR, "", 0, message, facts, trace)


@pytest.fixture(autouse=True)
def _request():
    token = request_id.set("a1b2-7")
    yield
    request_id.reset(token)


@pytest.mark.parametrize("form", [Json(), Line()])
def test_nothing_that_is_sent_breaks_a_line_or_moves_a_cursor(form):
    said = form.format(record("Not read: %s", HOSTILE))
    assert said.isprintable()
    assert "Қазалы" in said
    assert "a1b2-7" in said


def test_programs_read_one_object_a_line():
    facts = json.loads(Json().format(record("Not read: %s", HOSTILE)))
    assert facts["message"] == f"Not read: {HOSTILE}"
    assert (facts["level"], facts["logger"], facts["request"]) == ("ERROR", "news", "a1b2-7")
    assert facts["time"].endswith("+00:00")


def test_a_trace_is_part_of_its_line_or_marked_as_one():
    fault = ValueError(HOSTILE)
    facts = json.loads(Json().format(record("Failed", fault=fault)))
    assert "ValueError" in facts["trace"]
    first, *others = Line().format(record("Failed", fault=fault)).split("\n")
    assert first.endswith("[a1b2-7]: Failed")
    assert others
    assert all(line.startswith("  | ") and line.isprintable() for line in others)
