"""Comments with their tree and their state: two levels here, so that an answer to an answer stands
below the same comment."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Protocol

from django.db import transaction

from legacy.dump import Row
from legacy.models import Brought, Kind
from legacy.moving import memory
from legacy.moving.around import number, text
from legacy.moving.order import Order
from legacy.moving.report import Report
from legacy.text import Site, comment_of, title_of
from letters.models import Comment
from letters.models.comment import LONGEST_NAME
from news.models import Article

BATCH = 1000
Made = tuple[str, Comment, str]
"""The old id, the comment, a hash of the old row."""
NOBODY = "Оқырман"
EDITED = "мұнда шешілген, сондықтан ескі сайттағы өзгерісі алынбады"


class Source(Protocol):
    """Where the rows come from: a dump, or another site's export."""

    @property
    def progress(self) -> float: ...

    def rows(self, *tables: str) -> Iterator[tuple[str, Row]]: ...


class Moving:
    def __init__(self, dump: Source, above: dict[int, int], order: Order, report: Report) -> None:
        """:param above: the comment that a comment answers"""
        self.dump, self.above, self.order, self.report = dump, above, order, report
        self.site = Site(order.hosts)
        self.known = memory.known(Kind.COMMENT)
        here = set(Article.objects.values_list("pk", flat=True).iterator(10_000))
        # Somebody may have deleted here what came before, and what stood below it is gone too.
        self.articles = here.intersection(memory.news(Kind.ARTICLE).values())
        self.here = set(Comment.objects.values_list("pk", flat=True).iterator(10_000))

    def move(self, progress: Callable[[float], None]) -> None:
        """Comments first, then their answers: a dump may have them in any order."""
        self.move_those(lambda row: not self.top(row), progress)
        if self.above:
            self.move_those(lambda row: bool(self.top(row)), progress)

    def move_those(self, wanted: Callable[[Row], bool], progress: Callable[[float], None]) -> None:
        batch: list[Row] = []
        for _, row in self.dump.rows("comments"):
            if wanted(row):
                batch.append(row)
            if len(batch) >= BATCH:
                self.write(batch)
                batch = []
            progress(self.dump.progress)
        self.write(batch)

    def top(self, row: Row) -> int:
        """The comment at the head of the thread in which this one answers; 0 at the head itself."""
        above, seen = self.above, {number(row, "id")}
        parent = above.get(number(row, "id"), 0)
        while parent in above and parent not in seen:
            seen.add(parent)
            parent = above[parent]
        return 0 if parent in seen else parent

    @transaction.atomic
    def write(self, rows: list[Row]) -> None:
        fresh: list[Made] = []
        changed: list[Made] = []
        for row, source in self.wanted(rows):
            old = self.order.key(number(row, "id"))
            (changed if old in self.known else fresh).append((old, self.comment(row), source))
        made = Comment.objects.bulk_create([comment for _, comment, _ in fresh])
        brought = [
            remembered(old, comment, source)
            for (old, _, source), comment in zip(fresh, made, strict=True)
        ]
        self.report.tables["comments"].taken += len(fresh)
        brought += self.renewed(changed)
        memory.remember(brought)
        self.known |= {one.old: memory.Known(one.new, one.source) for one in brought}
        self.here.update(one.new for one in brought)

    def wanted(self, rows: list[Row]) -> Iterator[tuple[Row, str]]:
        """Those of an article that came, which were not here as they are."""
        for row in rows:
            key = number(row, "id")
            if number(row, "post_id") not in self.articles:
                self.report.leave("comments", "мақаласы жоқ", key)
                continue
            source = memory.hash_of(sorted(row.items(), key=str))
            known = self.known.get(self.order.key(key))
            if known and known.source == source:
                self.report.tables["comments"].same += 1
            else:
                yield row, source

    def comment(self, row: Row) -> Comment:
        said, is_public = row.get("date"), bool(row.get("approve", 1))
        when = said if isinstance(said, datetime) else datetime(2000, 1, 1)
        sent = when.replace(tzinfo=self.order.zone).astimezone(UTC)
        parent = self.known.get(self.order.key(self.top(row)))
        return Comment(
            article_id=number(row, "post_id"),
            parent_id=parent.new if parent and parent.new in self.here else None,
            name=title_of(text(row, "autor"))[:LONGEST_NAME] or NOBODY,
            text=comment_of(text(row, "text"), self.site).html,
            state=Comment.State.PUBLIC if is_public else Comment.State.WAITING,
            sent_at=sent,
            decided_at=sent if is_public else None,
        )

    def renewed(self, changed: list[Made]) -> Iterator[Brought]:
        """Those that changed there, and about which nobody decided anything here."""
        before = {
            one.old: one
            for one in Brought.objects.filter(
                kind=Kind.COMMENT, old__in=[old for old, _, _ in changed]
            )
        }
        for old, comment, source in changed:
            here = Comment.objects.filter(pk=before[old].new).first()
            if not here or state(here) != before[old].written:
                self.report.leave("comments", EDITED, int(old.removeprefix(self.order.sign)))
                continue
            comment.pk = here.pk
            comment.save(force_update=True)
            self.report.tables["comments"].changed += 1
            yield remembered(old, comment, source)


def state(comment: Comment) -> str:
    return memory.hash_of(comment.name, comment.text, str(comment.state), comment.parent_id)


def remembered(old: str, comment: Comment, source: str) -> Brought:
    facts = {"source": source, "written": state(comment)}
    return Brought(kind=Kind.COMMENT, old=old, new=comment.pk, **facts)
