"""What is measured of our own site, one function a line of the table."""

import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

from bench.site import load, ours, readers
from bench.site.peers import nginx

# Every view is another reader's.
COUNTED = """
local n = 0
math.randomseed(os.time())
request = function()
  n = n + 1
  local agent = "Mozilla/5.0 (r" .. n .. "-" .. math.random(1e9) .. ") Mobile"
  local path = "/views/" .. math.random(1, {articles}) .. "/"
  return wrk.format("POST", path, {{["User-Agent"]=agent, ["Content-Length"]="0"}})
end
"""


BURST = 8396  # the port
CACHED = "cached article ÷ nginx static"


class Line(NamedTuple):
    measure: str
    bar: str
    figure: str
    more: str = ""


def fetch(address: str, **headers: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        return answer.read()


def cached(path: str) -> Line:
    """A kept page against the same bytes handed out by nginx."""
    if why := nginx.missing():
        return Line(CACHED, "≥ 0.50", "skipped", why)
    packed = fetch(ours.HOME + path, **{"Accept-Encoding": "gzip"})
    with (
        tempfile.TemporaryDirectory() as folder,
        nginx.handing_out(Path(folder), fetch(ours.HOME + path), packed),
    ):
        runs = load.compare(
            {
                "ours": lambda _: load.ask(ours.HOME, [path]),
                "nginx": lambda _: load.ask(nginx.HOME, ["/page.html"]),
            },
            rounds=7,
        )
    own, other = load.rates(runs["ours"]), load.rates(runs["nginx"])
    errors = sum(run.errors for run in runs["ours"])
    ratio = own.middle / other.middle
    more = f"{own} against {other} a second; {errors} errors; {len(packed):,} bytes"
    return Line(CACHED, "≥ 0.50", f"{ratio:.2f}", more)


def burst(settings: dict[str, str], paths: list[str]) -> Line:
    """Ten times as many connections as threads ask for a page nobody asked for before."""
    # PostgreSQL writes down what it is asked: each drawing asks once for the article.
    said = "-c idle_session_timeout=25000 -c log_statement=all"
    with ours.served(settings, BURST, PGOPTIONS=said):
        home = f"http://127.0.0.1:{BURST}"
        runs, drawn = [], []
        for path in paths:
            began = log().stat().st_size
            runs.append(load.ask(home, [path], seconds=2, connections=320))
            drawn.append(drawings(path, began))
    p99 = load.spread([run.p99 for run in runs])
    errors = sum(run.errors for run in runs)
    figure = f"{p99} ms; {max(drawn)} drawings; {errors} errors"
    return Line("p99 of a burst on a cold page", "≤ 250 ms; ≤ 2; 0", figure)


def log() -> Path:
    return ours.cluster().data / "server.log"


def drawings(path: str, began: int) -> int:
    """How often this article's page was drawn since the log was so many bytes long."""
    key = re.search(r"/(\d+)-", path)[1]  # type: ignore[index]
    with log().open("rb") as file:
        file.seek(began)
        asked = len(re.findall(rf"EXECUTE published_article \({key},", file.read().decode()))
    assert asked, f"{path} was drawn, and its question is not in the log"
    return asked


def views_a_second(settings: dict[str, str], articles: int) -> Line:
    before = stored(settings)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "count.lua"
        script.write_text(COUNTED.format(articles=articles))
        runs = [load.run(ours.HOME, script, seconds=4, connections=64) for _ in range(5)]
    kept = stored(settings) - before
    answered = sum(run.answers - run.errors for run in runs)
    more = f"{answered:,} answered, {kept:,} stored"
    assert kept >= answered, f"{answered - kept} acknowledged views are lost"
    return Line("views counted a second", "≥ 2,000", str(load.rates(runs)), more)


def exactness(settings: dict[str, str]) -> Line:
    first = clean(settings)
    same = readers.same_reader(1, 10_000)
    second = clean(settings)
    different = readers.different_readers(2, 1_000)
    third = clean(settings)
    figure = f"+{second - first}; +{third - second}"
    more = f"{same:,} and {different:,} acknowledged"
    return Line("10,000 times one reader; 1,000 readers", "+1; +1,000", figure, more)


def kills(settings: dict[str, str], process: subprocess.Popen, articles: int) -> Line:
    """Three workers and three times PostgreSQL, killed while readers are counted."""
    before = clean(settings)

    def breaks() -> None:
        for number in range(6):
            time.sleep(2)
            if number % 2:
                kill_database()
            else:
                os.kill(ours.workers(process)[0], signal.SIGKILL)
        time.sleep(3)

    tried, counted = readers.while_something_breaks(range(1, articles + 1), breaks)
    kept = clean(settings) - before
    more = f"{tried:,} tried, {counted:,} acknowledged, {kept:,} stored"
    return Line("6 kills: acknowledged views lost", "0", str(max(0, counted - kept)), more)


def kill_database() -> None:
    cluster = ours.cluster()
    pid = int((cluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(host_pid(pid, cluster.data), signal.SIGKILL)
    # Dead but not yet buried by the system, it would still be taken for running.
    while Path(f"/proc/{pid}").exists():
        time.sleep(0.05)
    cluster.start()


def host_pid(pid: int, data: Path) -> int:
    """PostgreSQL writes its own number; in a user name space only, so that it is ours as well."""
    command = Path(f"/proc/{pid}/cmdline").read_bytes()
    assert bytes(data) in command, f"{pid} is not the PostgreSQL of {data}"
    return pid


def edit_seen(settings: dict[str, str], path: str) -> Line:
    """From the commit of an edit until forty fresh connections in a row all show it."""
    key = re.search(r"/(\d+)-", path)[1]  # type: ignore[index]
    seconds = []
    for _ in range(10):
        title = f"Өзгерген тақырып {time.time_ns()}"
        fetch(ours.HOME + path)
        ask(settings, f"UPDATE news_article SET title = '{title}' WHERE id = {key}")
        began = time.monotonic()
        in_a_row, last = 0, began
        while in_a_row < 40:
            if title.encode() in fetch(ours.HOME + path):
                in_a_row += 1
            else:
                in_a_row, last = 0, time.monotonic()
        seconds.append(last - began)
    times = load.spread(seconds)
    return Line(
        "an edit is seen by all workers",
        "≤ 1 s",
        f"{times.middle:.2f} s ({times.least:.2f}–{times.most:.2f})",
    )


def memory(process: subprocess.Popen) -> Line:
    """At rest, but after all kinds of work: what was loaded for it stays."""
    for _ in range(20):
        # Each on a connection of its own, so that both workers have searched.
        fetch(f"{ours.HOME}/search/?q=%D0%BC%D0%B5%D0%BA%D1%82%D0%B5%D0%BF")
    everything = [process.pid, *ours.workers(process)]
    return Line("memory at rest, two workers", "≤ 300 MB", f"{ours.memory(everything):.0f} MB")


def weight(path: str) -> Line:
    """The page and all its style sheets and scripts, as sent to a browser that takes brotli."""
    page = fetch(ours.HOME + path)
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page.decode()))
    sizes = {
        one: len(fetch(ours.HOME + one, **{"Accept-Encoding": "br"})) for one in [path, *files]
    }
    foreign = set(re.findall(r'(?:src|srcset|action)="(https?://[^"]+)"', page.decode()))
    figure = f"{sum(sizes.values()) / 1024:.1f} KB; {len(foreign)}"
    return Line("HTML + CSS + JS of an article; third parties", "≤ 40 KB; 0", figure)


def stored(settings: dict[str, str]) -> int:
    return int(ask(settings, "SELECT coalesce(sum(raw), 0) FROM news_viewday"))


def clean(settings: dict[str, str]) -> int:
    return int(ask(settings, "SELECT coalesce(sum(clean), 0) FROM news_viewday"))


def ask(settings: dict[str, str], sql: str) -> str:
    cluster = ours.cluster()
    where = ["-h", str(cluster.socket), "-U", "postgres", "-d", "site"]
    done = cluster.run("psql", "-X", "-A", "-t", "-q", *where, "-c", sql)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout.strip()
