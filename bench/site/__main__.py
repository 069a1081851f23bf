"""make bench: measure the whole site and keep the table in docs/benchmarks.md."""

from bench.site import measures, ours, table


def main() -> None:
    lines = []
    with ours.prepared() as settings:
        paths = ours.addresses(settings)
        with ours.served(settings) as process:
            lines.append(measures.memory(process))
            lines.append(measures.weight(paths[5]))
            lines.append(measures.cached(paths[5]))
            lines.append(measures.burst(paths[10:15], process))
            lines.append(measures.edit_seen(settings, paths[20]))
            lines.append(measures.exactness(settings))
            lines.append(measures.views_a_second(settings, len(paths)))
            lines.append(measures.kills(settings, process, len(paths)))
    table.keep(lines)


if __name__ == "__main__":
    main()
