"""The front page, planned from one list of candidates, so that nothing stands there twice.

What the desk placed by hand comes first, in its order; all else is the newest.
"""

from dataclasses import dataclass

from news.models import Article, Rubric
from news.models.article import Section
from news.rubrics import RubricTree
from news.tallies import newest_of_each, of_rubrics

LATEST = 7
BLOCK = 4
# The lead and the latest: as many can be placed by hand, and be taken away from a block.
PLACES = LATEST + 1


@dataclass(frozen=True)
class Block:
    rubric: Rubric
    articles: list[Article]


@dataclass(frozen=True)
class Plan:
    lead: Article | None
    latest: list[Article]
    blocks: list[Block]
    taken: set[int]
    """The keys of all that stands here."""
    has_more: bool
    """Whether there is a second page of the list of all news."""


def plan(tree: RubricTree) -> Plan:
    """Fill the page from top to bottom; each place takes the best that is not taken yet."""
    published = Article.objects.published().for_cards()
    by_hand = list(published.by_hand()[:PLACES])
    news = published.in_section(Section.NEWS).newest_first()
    newest = list(news[: PLACES + len(by_hand)])
    lead = pick_lead(by_hand, newest)
    latest = [article for article in unique(by_hand, newest) if article != lead][:LATEST]
    taken = {article.pk for article in [lead, *latest] if article}
    blocks = fill_blocks(tree, taken)
    return Plan(lead, latest, blocks, taken, len(newest) > newest_shown(len(by_hand)))


def pick_lead(by_hand: list[Article], newest: list[Article]) -> Article | None:
    """The first that the desk placed; else the newest that has a picture; else the newest."""
    pictured = [article for article in newest if article.lead_photo]
    return next(iter([*by_hand, *pictured, *newest]), None)


def unique(by_hand: list[Article], newest: list[Article]) -> list[Article]:
    return [*by_hand, *(article for article in newest if article not in by_hand)]


def newest_shown(by_hand: int) -> int:
    """How many of the newest are sure to stand here: the list of all news goes on after them."""
    return min(LATEST, PLACES - min(by_hand, PLACES))


def fill_blocks(tree: RubricTree, taken: set[int]) -> list[Block]:
    candidates = candidates_by_root(tree)
    blocks = []
    for root in tree.roots:
        free = [article for article in candidates[root.pk] if article.pk not in taken][:BLOCK]
        taken.update(article.pk for article in free)
        if free:
            blocks.append(Block(root, free))
    return blocks


def candidates_by_root(tree: RubricTree) -> dict[int, list[Article]]:
    """For each root rubric its newest articles: two queries, however many roots there are."""
    places = {root.pk: of_rubrics(tree.with_below(root)) for root in tree.roots}
    keys = newest_of_each(places, BLOCK + PLACES)
    wanted = {key for several in keys.values() for key in several}
    cards = Article.objects.for_cards().in_bulk(wanted)
    return {root: [cards[key] for key in several if key in cards] for root, several in keys.items()}
