"""make bench: what is read of wrk and of a log, who takes turns, and who is skipped by name."""

import pytest

from bench.site import load, measures, table, versus
from bench.site.peers import program, wagtail, without

SHOWN = """Running 3s test @ http://127.0.0.1:8390
  Latency Distribution
     50%    3.39ms
     99%    1.20s
  5914 requests in 3.01s, 61.63MB read
  Socket errors: connect 1, read 2, write 0, timeout 4
  Non-2xx or 3xx responses: 10
Requests/sec:   1966.50
"""


def test_wrk_is_read_with_all_that_went_wrong():
    assert load.read(SHOWN) == load.Run(rate=1966.5, p99=1200, errors=17, answers=5914)


def test_nobody_answered_is_not_the_quickest():
    shown = SHOWN.replace("5914 requests", "0 requests").replace("1.20s", "0.00us")
    assert load.read(shown).p99 == float("inf")


def test_contestants_take_turns_after_warming_up():
    turns = []

    def contest(name):
        def asked(number):
            turns.append((name, number))
            return load.Run(rate=number, p99=1, errors=0, answers=1)

        return asked

    runs = load.compare({"a": contest("a"), "b": contest("b")}, rounds=3)
    assert turns == [(name, number) for number in range(4) for name in "ab"]
    assert load.rates(runs["b"]) == load.Spread(1, 2, 3)


def test_sites_are_compared_by_their_words():
    shown = "<h1>Су &laquo;жаңа&raquo; арнада &#8211; келді</h1>"
    assert versus.words('Су "жаңа" арнада - келді') == versus.words(shown)
    assert versus.words("Су жаңа арнада кетті") != versus.words(shown)


def test_what_is_not_installed_is_named():
    assert program("python3")
    assert without("python3", "/etc/passwd") == ""
    assert without("python3", "no-such-program") == (
        "no-such-program is not installed: make bench-peers"
    )
    assert without("/no/such/theme") == "theme is not installed: make bench-peers"


def test_peer_that_is_not_installed_is_skipped(tmp_path, monkeypatch):
    monkeypatch.setattr(wagtail, "VENV", tmp_path)
    (line,) = versus.against(wagtail, {}, [])
    assert line == measures.Line(
        "uncached article ÷ Wagtail",
        "≥ 3",
        "skipped",
        "Wagtail is not installed: make bench-peers",
    )


def test_drawings_of_one_article_are_counted_in_the_log(tmp_path, monkeypatch):
    log = tmp_path / "server.log"
    monkeypatch.setattr(measures, "log", lambda: log)
    asked = "LOG:  statement: EXECUTE published_article ({}, '2026-10-14T09:00:00+00:00')\n"
    before = asked.format(7)
    log.write_text(before + asked.format(7) + asked.format(71) + asked.format(7))
    assert measures.drawings("/qogam/7-su/", len(before.encode())) == 2


def test_no_drawing_in_the_log_is_no_measurement(tmp_path, monkeypatch):
    monkeypatch.setattr(measures, "log", lambda: tmp_path / "server.log")
    measures.log().write_text("LOG:  statement: EXECUTE published_article (71, '2026')\n")
    with pytest.raises(AssertionError, match="not in the log"):
        measures.drawings("/qogam/7-su/", 0)


def test_each_table_is_kept_under_its_own_heading(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(table, "KEPT", tmp_path / "benchmarks.md")
    table.keep("# Benchmarks", "on {day}", [measures.Line("first", "≥ 1", "2")])
    table.keep("## An old site", "on {machine}", [measures.Line("moved", "≤ 9", "8")])
    table.KEPT.write_text(f"{table.KEPT.read_text()}\n## By hand\n\nfirst by hand\n")
    table.keep("# Benchmarks", "on {day}", [measures.Line("second", "≥ 1", "3")])
    kept = table.KEPT.read_text()
    assert kept.startswith("# Benchmarks\n\non 20")
    assert "| second | ≥ 1 | 3 |" in kept
    assert "| first |" not in kept
    assert "\n\n## An old site\n\non " in kept
    assert "| moved | ≤ 9 | 8 |" in kept
    assert kept.endswith("\n\n## By hand\n\nfirst by hand\n")
