"""python -m bench.search, in the environment and with the database that make gives it."""

import argparse

import django

django.setup()

from bench.search import judging, loading, systems, timing, writing
from bench.search.data import Asked, questions
from news.models import Article


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the search: what it finds, how quickly.")
    parser.add_argument("--size", type=int, default=60_000, help="articles to be timed with; 0: no")
    parser.add_argument("--worst", type=int, default=0, help="tell so many of the worst answers")
    parser.add_argument("--only-time", action="store_true", help="leave out what is found")
    options = parser.parse_args()
    asked = questions()
    if not options.only_time:
        measure_finding(asked, options.worst)
    if options.size:
        measure_time(asked, options.size)


def measure_finding(asked: list[Asked], worst: int) -> None:
    with loading.fresh_database():
        about = loading.load(writing.judged())
        loading.load_peers()
        loading.index()
        print(f"{len(asked)} questions, {len(about)} articles. Recall@10 of the peers:")
        simple = judging.best(systems.SIMPLE, asked, about)
        trigrams = judging.best(systems.TRIGRAMS, asked, about)
        ours = judging.answers(systems.ours, asked, about)
        judging.report(ours, simple, trigrams)
        tell_worst(ours, worst)


def tell_worst(answers: judging.Answers, most: int) -> None:
    for one in sorted(answers, key=lambda one: one.recall)[:most]:
        print(f"\n{one.recall:.2f} {one.asked.kind}: {one.asked.text} → {set(one.asked.concepts)}")
        for pk in one.shown:
            print(f"     {Article.objects.get(pk=pk).title}")


def measure_time(asked: list[Asked], size: int) -> None:
    with loading.fresh_database():
        print(f"\nWriting {size} articles …", flush=True)
        loading.load(writing.archive(size))
        indexed, counted = loading.index()
        print(
            f"indexed in {indexed:.0f} s, {size / indexed:.0f} articles a second; "
            f"words counted in {counted:.1f} s"
        )
        timing.report(asked)


if __name__ == "__main__":
    main()
