"""What stands around the articles: thirty rubrics in a tree, people and tags."""

import random

from kazakh import name_key, slugify
from news.archive_making.stock import SYLLABLES, Stock
from news.archive_making.writing import Named, Surroundings
from news.models import Person, Rubric, Tag

# Roots and what is below them; those of QUIET have had no article for years.
TREE = {
    "Жаңалық": ("Ресми", "Оқиға", "Хабарландыру"),
    "Қоғам": ("Денсаулық", "Отбасы", "Әлеумет", "Заң", "Пікір"),
    "Экономика": ("Кәсіпкерлік", "Құрылыс", "Темір жол"),
    "Ауыл": ("Егін", "Мал", "Су"),
    "Мәдениет": ("Әдебиет", "Музыка", "Театр", "Мұражай"),
    "Білім": ("Мектеп", "Ғылым"),
    "Спорт": ("Футбол", "Күрес"),
}
DEEPEST = {"Әдебиет": ("Поэзия",)}
QUIET = ("Пікір", "Темір жол", "Театр", "Поэзия")
TAGS, PEOPLE = 3000, 120


def surroundings(stock: Stock, chance: random.Random) -> Surroundings:
    """Write them; the commonest first."""
    rubrics = [
        Named(rubric.pk, rubric.name, stock.said(rubric.name), rubric.name in QUIET)
        for rubric in [*make_rubrics()]
    ]
    chance.shuffle(rubrics)
    return Surroundings(rubrics, make_tags(stock, chance), make_people(stock, chance))


def make_rubrics() -> list[Rubric]:
    made = []
    for root, children in TREE.items():
        made.append(make_rubric(root, None))
        for child in children:
            made.append(make_rubric(child, made_named(made, root)))
            made += [make_rubric(name, made[-1]) for name in DEEPEST.get(child, ())]
    return made


def made_named(made: list[Rubric], name: str) -> Rubric:
    return next(rubric for rubric in made if rubric.name == name)


def make_rubric(name: str, parent: Rubric | None) -> Rubric:
    return Rubric.objects.create(name=name, slug=slugify(name), parent=parent)


def make_tags(stock: Stock, chance: random.Random) -> list[Named]:
    names = dict.fromkeys(word.capitalize() for word in stock.words[40 : 40 + TAGS])
    tags = [
        Tag(name=name, key=name_key(name), slug=f"{slugify(name)}-{number}"[:90])
        for number, name in enumerate(names)
    ]
    kept = {tag.key: tag for tag in tags}.values()
    return named(stock, Tag.objects.bulk_create(kept))


def make_people(stock: Stock, chance: random.Random) -> list[Named]:
    names = {
        f"{first.capitalize()} {last.capitalize()}{chance.choice(('ов', 'ова', 'ұлы'))}"
        for first, last in (chance.choices(SYLLABLES, k=2) for _ in range(PEOPLE))
    }
    people = [
        Person(name=name, slug=f"{slugify(name)}-{number}")
        for number, name in enumerate(sorted(names))
    ]
    return named(stock, Person.objects.bulk_create(people))


def named(stock: Stock, rows: list) -> list[Named]:
    return [Named(row.pk, row.name, stock.said(row.name)) for row in rows]
