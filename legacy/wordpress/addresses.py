"""What must be remembered so that every old address finds its page: a word for each piece, and
whole addresses only of what no rule can find."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kazakh import name_key
from legacy.models import Brought, Kind, Redirect
from legacy.moving import memory
from legacy.moving.order import Order
from legacy.moving.people import People
from legacy.moving.rubrics import COLUMN, Rubrics
from legacy.text import Site
from legacy.wordpress import rows
from legacy.wordpress.entries import Entry
from legacy.wordpress.places import AUTHOR, SIGN, author_word, keys, path_in, place_of
from legacy.wordpress.surveying import Around

PIECE = "/{pk}-.html"
"""Leads to a piece wherever it stands by then."""


class Told(NamedTuple):
    pk: int
    name: str
    former: list[str]
    link: str


def told(entry: Entry) -> Told:
    return Told(entry.pk, entry.name, entry.former_names, entry.link)


def keep(
    pieces: list[Told],
    around: Around,
    paths: dict[str, int],
    rubrics: Rubrics,
    people: People,
    order: Order,
) -> None:
    """:param paths: ids of pages there by their paths"""
    articles = memory.news(Kind.ARTICLE)
    here = [(one, articles[order.key(one.pk)]) for one in pieces if order.key(one.pk) in articles]
    names = named(here)
    known = memory.news(Kind.NAME)
    memory.remember(
        Brought(kind=Kind.NAME, old=name, new=pk)
        for name, pk in names.items()
        if known.get(name) != pk
    )
    keep_pages(paths, order)
    keep_column(rubrics, order)
    keep_people(around, people)
    found = {(Kind.NAME, name): pk for name, pk in names.items()}
    found |= {(Kind.ARTICLE, old): pk for old, pk in articles.items()}
    redirects = [*of_pieces(here, found), *of_files(around, found, order), *of_tags(around)]
    unique = {one.source: one for one in redirects if one.source.isprintable()}
    Redirect.objects.bulk_create(unique.values(), batch_size=2000, ignore_conflicts=True)


def named(here: list[tuple[Told, int]]) -> dict[str, int]:
    """Pieces by their words; one that a piece had before is its own only while it is free."""
    names = {name: pk for one, pk in here for name in one.former if name}
    return names | {one.name: pk for one, pk in here if one.name}


def keep_pages(paths: dict[str, int], order: Order) -> None:
    pages = memory.news(Kind.PAGE)
    memory.remember(
        Brought(kind=Kind.PAGE, old=path, new=pages[order.key(pk)])
        for path, pk in paths.items()
        if order.key(pk) in pages
    )


def keep_column(rubrics: Rubrics, order: Order) -> None:
    """The rubrics that became the column, by their ids."""
    memory.remember(
        Brought(kind=Kind.RUBRIC, old=order.key(old), new=COLUMN)
        for old, new in rubrics.by_old.items()
        if new == COLUMN
    )


def keep_people(around: Around, people: People) -> None:
    by_key: dict[str, int] = {}
    for row in rows.people(around):
        login, key = str(row["name"]), row["user_id"]
        if person := people.person(login):
            by_key |= {f"{SIGN}{key}": person, AUTHOR + author_word(login): person}
    memory.remember(Brought(kind=Kind.PERSON, old=old, new=new) for old, new in by_key.items())


def of_pieces(
    here: Iterable[tuple[Told, int]], found: dict[tuple[Kind, str], int]
) -> Iterator[Redirect]:
    for one, pk in here:
        path = place_of(path_in(one.link)).path
        if path and computed(path, found) != pk:
            yield Redirect(source=f"/{path}", target=PIECE.format(pk=pk))


def of_files(
    around: Around, found: dict[tuple[Kind, str], int], order: Order
) -> Iterator[Redirect]:
    """A file's own page leads to the piece on which it hangs, or else to the file."""
    site = Site(order.hosts)
    for pk, file in around.files.items():
        piece = found.get((Kind.ARTICLE, order.key(file.parent)))
        target = PIECE.format(pk=piece) if piece else site.path_of(file.address)
        if not target:
            continue
        yield Redirect(source=f"/?attachment_id={pk}", target=target)
        path = place_of(path_in(file.link)).path
        if path and computed(path, found) is None:
            yield Redirect(source=f"/{path}", target=target)


def of_tags(around: Around) -> Iterator[Redirect]:
    """Of those whose word in addresses is not their name."""
    for word, name in around.tags.items():
        if word and name and name_key(word) != name_key(name):
            yield Redirect(source=f"/tag/{word}", target=f"/tags/{name}/")


def computed(path: str, found: dict[tuple[Kind, str], int]) -> int | None:
    return next((found[key] for key in keys(path) if key in found), None)
