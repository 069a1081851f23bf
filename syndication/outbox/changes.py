"""Changes that triggers noted, made into deliveries for every outlet that is on.

Several changes of an article that nobody was told of yet are one: what it was for readers before
the first of them, and what it is now. All in one transaction: a change is gone only together
with its deliveries being there.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from news.addresses import absolute
from news.models import Article, Rubric
from syndication.models import Change, Delivery, Event, Kind, Outlet
from syndication.outbox import indexnow, webhooks

AT_ONCE = 500


class Told(NamedTuple):
    """What is to be told of one article."""

    pk: int
    event: Event
    article: Article
    """As it is; where readers see it no more, as they saw it last."""
    before: str
    """Its full address before; "" where it had none."""

    @property
    def address(self) -> str:
        return absolute(self.article.get_absolute_url())


@transaction.atomic
def prepare() -> int:
    due = Change.objects.filter(at__lte=timezone.now()).order_by("pk")
    rows = list(due.select_for_update(skip_locked=True)[:AT_ONCE])
    if rows:
        told = events(rows)
        for outlet in Outlet.objects.filter(is_on=True):
            Delivery.objects.bulk_create(deliveries(outlet, told))
        Change.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def events(rows: Sequence[Change]) -> list[Told]:
    by_article: dict[int, list[Change]] = defaultdict(list)
    for row in rows:
        by_article[row.article_id].append(row)
    articles = Article.objects.select_related("rubric").defer("body").in_bulk(by_article)
    public = set(Article.objects.published().filter(pk__in=by_article).values_list("pk", flat=True))
    found = (told(pk, articles.get(pk), some, pk in public) for pk, some in by_article.items())
    return [one for one in found if one]


def told(pk: int, article: Article | None, rows: list[Change], is_public: bool) -> Told | None:
    """None where nothing changed for readers: it came and went, or its time was moved."""
    rows = [row for row in rows if not row.by_itself or is_of_now(row, article)]
    if not rows:
        return None
    was_public = was(rows[0], article)
    corrected = any(row.is_correction for row in rows)
    event = event_of(was_public, is_public, article is not None, corrected)
    former: dict[str, str] = next((row.before for row in rows if row.before), {})
    old = former_article(pk, former) if former else None
    if event is None or not (article or old):
        return None
    address = absolute(old.get_absolute_url()) if old and was_public else ""
    # What the desk made of it since it was taken down is nobody's to know.
    shown = article if is_public else old or article
    return Told(pk, event, shown, address)  # type: ignore[arg-type]


def is_of_now(row: Change, article: Article | None) -> bool:
    """Whether the article still comes or leaves at that moment."""
    return article is not None and row.at in (article.published_at, article.unpublish_at)


def was(row: Change, article: Article | None) -> bool:
    if row.by_itself and article:
        return row.at == article.unpublish_at
    return row.was_public


def event_of(was_public: bool, is_public: bool, exists: bool, corrected: bool) -> Event | None:
    if is_public:
        changed = Event.CORRECTED if corrected else Event.UPDATED
        return changed if was_public else Event.PUBLISHED
    gone = Event.WITHDRAWN if exists else Event.DELETED
    return gone if was_public else None


def former_article(pk: int, before: dict) -> Article:
    """The article as it was, as far as its address and title go; not to be saved."""
    rubric = Rubric(path=before["path"]) if before["path"] else None
    words = {name: before[name] for name in ("title", "section", "slug")}
    return Article(pk=pk, rubric=rubric, **words)


def deliveries(outlet: Outlet, told: list[Told]) -> list[Delivery]:
    if outlet.kind == Kind.INDEXNOW:
        urls = sorted({url for one in told for url in (one.before, one.address) if url})
        parts = [urls[i : i + indexnow.MOST] for i in range(0, len(urls), indexnow.MOST)]
        return [Delivery(outlet=outlet, event=Event.SEVERAL, payload={"urls": p}) for p in parts]
    return [
        Delivery(
            outlet=outlet,
            article_id=one.pk,
            title=one.article.title,
            event=one.event,
            payload=webhooks.payload(one.event, one.article, one.address),
        )
        for one in told
    ]
