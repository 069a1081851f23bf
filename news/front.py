"""The front page, planned from one list of candidates, so that nothing stands there twice."""

from dataclasses import dataclass

from django.db.models import Value

from news.models import Article, Rubric
from news.models.article import Section
from news.rubrics import RubricTree

LATEST = 7
BLOCK = 4
# As many as the lead and the latest can take away from a block before it is filled.
SPARE = LATEST + 1


@dataclass(frozen=True)
class Block:
    rubric: Rubric
    articles: list[Article]


@dataclass(frozen=True)
class Plan:
    lead: Article | None
    latest: list[Article]
    blocks: list[Block]
    has_more: bool
    """Whether there is a second page of the list of all news."""


def plan(tree: RubricTree) -> Plan:
    """Fill the page from top to bottom; each place takes the best that is not taken yet."""
    news = Article.objects.published().in_section(Section.NEWS).for_cards()
    pinned = list(news.pinned().newest_first()[:1])
    newest = list(news.newest_first()[: LATEST + 1])
    lead = pick_lead(pinned, newest)
    latest = [article for article in newest if article != lead][:LATEST]
    taken = {article.pk for article in [lead, *latest] if article}
    return Plan(lead, latest, fill_blocks(tree, taken), len(newest) > LATEST)


def pick_lead(pinned: list[Article], newest: list[Article]) -> Article | None:
    """What the desk pinned; else the newest that has a picture; else the newest."""
    pictured = [article for article in newest if article.lead_photo]
    return next(iter([*pinned, *pictured, *newest]), None)


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
    newest = [
        Article.objects.published()
        .in_rubric(root)
        .newest_first()
        .values_list("pk", Value(root.pk))[: BLOCK + SPARE]
        for root in tree.roots
    ]
    pairs = set(newest[0].union(*newest[1:], all=True)) if newest else set()
    cards = Article.objects.filter(pk__in={pk for pk, _ in pairs}).for_cards().newest_first()
    by_root: dict[int, list[Article]] = {root.pk: [] for root in tree.roots}
    for card in cards:
        for root in tree.roots:
            if (card.pk, root.pk) in pairs:
                by_root[root.pk].append(card)
    return by_root
