"""A dump of a newsroom of many years, for measurements: `python -m tests.dle.big FILE.sql.gz`.

Words and lengths are drawn by chance from a fixed seed, so that two runs give the same file.
"""

import argparse
import gzip
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tests.dle.forms import mysqldump
from tests.dle.newsroom import category, comment, post, user
from tests.dle.shapes import shapes

PROSE = (
    "Қазалы ауданында көктемгі егіс басталды өңірде мың гектар алқапқа дән себіледі деп хабарлайды "
    "әкімнің баспасөз қызметі биыл жаңа мектеп салынып тұрғындарға су құбыры тартылды Сырдария "
    "жағасында мерекелік шара өтті ардагерлер мен жастар жиналып үлгілі отбасыларға сыйлық берілді"
)
WORDS = PROSE.split()
FIRST = datetime(2015, 1, 1, 9)
VERSION = "13.3"
AT_ONCE = 200
"""Rows of one INSERT: about a megabyte, as mysqldump writes them."""


def sentence(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(8, 18))).capitalize() + "."


def paragraphs(random: Random, count: int) -> str:
    said = (" ".join(sentence(random) for _ in range(3)) for _ in range(count))
    return "".join(f"<p>{words}</p>\r\n" for words in said)


def picture_path(pk: int) -> str:
    return f"/uploads/posts/{2015 + pk // 6000}-03/{pk}_suret.jpg"


def picture(pk: int) -> str:
    path = picture_path(pk)
    return (
        f'<!--TBegin:https://qazaly.kz{path}|left|--><a href="https://qazaly.kz{path}">'
        f'<img src="{path.replace("/posts/", "/posts/thumbs/")}" alt=""></a><!--TEnd--><br>'
    )


def articles(count: int) -> Iterator[dict]:
    random = Random(15)
    for pk in range(1, count + 1):
        title = sentence(random)[:90].rstrip(".")
        first = paragraphs(random, 1)
        full = picture(pk) + first + paragraphs(random, random.randint(2, 6))
        date = (FIRST + timedelta(hours=pk * 1.6)).strftime("%Y-%m-%d %H:%M:%S")
        facts = {"date": date, "category": str(pk % 9 + 1), "tags": WORDS[pk % 20]}
        yield post(pk, title, first, full, **facts)


def extras(count: int) -> Iterator[dict]:
    random = Random(16)
    for pk in range(1, count + 1):
        yield {"eid": pk, "news_id": pk, "news_read": random.randint(20, 5000), "user_id": pk % 7}


def comments(count: int, articles: int) -> Iterator[dict]:
    random = Random(17)
    for pk in range(1, count + 1):
        about = random.randint(1, articles)
        yield comment(pk, about, sentence(random), date="2022-12-01 12:00:00", approve=pk % 9 > 0)


def tables(count: int, answers: int) -> dict[str, Iterator[dict]]:
    return {
        "category": (category(pk, WORDS[pk], f"aidar{pk}") for pk in range(1, 10)),
        "comments": comments(answers, count),
        "post": articles(count),
        "post_extras": extras(count),
        "tags": ({"id": pk, "news_id": pk, "tag": WORDS[pk % 20]} for pk in range(1, count + 1)),
        "users": (user(pk, f"editor{pk}", 3) for pk in range(1, 8)),
    }


def write(path: Path, count: int, answers: int) -> None:
    chunks = mysqldump(
        shapes(VERSION), tables(count, answers), charset="utf8", prefix="dle_", at_once=AT_ONCE
    )
    with gzip.open(path, "wb", compresslevel=6) as file:
        file.writelines(chunks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=60_000)
    parser.add_argument("--comments", type=int, default=120_000)
    asked = parser.parse_args()
    write(asked.file, asked.articles, asked.comments)


if __name__ == "__main__":
    main()
