"""The same articles for everybody, as a file that import_articles reads."""

import json
from pathlib import Path

ARTICLES = 2000
RUBRICS = ("Қоғам", "Мәдениет", "Спорт", "Білім", "Денсаулық", "Экономика", "Ауыл", "Заң")


def write(path: str) -> None:
    """Write the articles as JSON Lines; needs Django to be set up."""
    from bench.search.writing import archive
    from kazakh import slugify

    with Path(path).open("w") as file:
        for number, one in enumerate(archive(ARTICLES)):
            name = RUBRICS[number % len(RUBRICS)]
            facts = {
                "id": number + 1,
                "title": one.title,
                "lead": one.lead,
                "body": one.body,
                "published": one.published.isoformat(),
                "rubric": slugify(name),
                "rubric_name": name,
                "bylines": [{"name": "Айгүл Сейіт", "role": "author"}],
                "tags": [RUBRICS[number % 5]],
            }
            file.write(json.dumps(facts, ensure_ascii=False) + "\n")


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]
