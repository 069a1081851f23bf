"""The numbers of all workers as Prometheus reads them (text format 0.0.4)."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from qazaly.monitoring.cells import (
    AT_GAUGES,
    BOUNDS,
    CACHE,
    CELLS,
    GAUGES,
    Cells,
    answers,
    is_running,
    times,
)

ABOUT = {
    "page_cache_bytes": "Bytes of finished pages in a worker's memory.",
    "page_cache_pages": "Finished pages in a worker's memory.",
    "content_version": "The content version that a worker last saw.",
    "database_up": "Whether a worker's last question to the database was answered.",
}


def exposition(cells: Cells) -> str:
    workers = cells.of_all()
    sums = [sum(numbers[place] for _, numbers in workers) for place in range(CELLS)]
    living = [(process, numbers) for process, numbers in workers if is_running(process)]
    return "".join(f"{line}\n" for line in [*counters(sums), *seconds(sums), *gauges(living)])


def counters(sums: Sequence[int]) -> Iterator[str]:
    yield from head("page_cache_total", "counter", "Pages by how the page cache answered.")
    for how, count in zip(CACHE, sums, strict=False):
        yield f'qazaly_page_cache_total{{how="{how}"}} {count}'
    yield from head("requests_total", "counter", "Requests by kind and status.")
    views = 0
    for kind, status, count in answers(sums):
        yield f'qazaly_requests_total{{kind="{kind}",status="{status}"}} {count}'
        views += count if (kind, status) == ("views", 200) else 0
    yield from head("views_counted_total", "counter", "Views that were stored and acknowledged.")
    yield f"qazaly_views_counted_total {views}"


def seconds(sums: Sequence[int]) -> Iterator[str]:
    yield from head("request_seconds", "histogram", "Seconds until the answer was ready.")
    for kind, counts, whole in times(sums):
        *up_to, count = accumulate(counts)
        for bound, below in zip(BOUNDS, up_to, strict=True):
            yield f'qazaly_request_seconds_bucket{{kind="{kind}",le="{bound}"}} {below}'
        yield f'qazaly_request_seconds_bucket{{kind="{kind}",le="+Inf"}} {count}'
        yield f'qazaly_request_seconds_sum{{kind="{kind}"}} {whole:.6f}'
        yield f'qazaly_request_seconds_count{{kind="{kind}"}} {count}'


def gauges(workers: list[tuple[int, Sequence[int]]]) -> Iterator[str]:
    """Of the workers that have looked at the database at all."""
    looked = [worker for worker in workers if worker[1][AT_GAUGES + GAUGES.index("database_up")]]
    for place, name in enumerate(GAUGES, start=AT_GAUGES):
        yield from head(name, "gauge", ABOUT[name])
        for process, numbers in looked:
            yield f'qazaly_{name}{{worker="{process}"}} {max(numbers[place], 0)}'


def head(name: str, kind: str, about: str) -> Iterator[str]:
    yield f"# HELP qazaly_{name} {about}"
    yield f"# TYPE qazaly_{name} {kind}"
