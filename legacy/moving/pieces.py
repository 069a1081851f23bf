"""A row of the old site's articles as what our own row says, but for its text."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from legacy import packed
from legacy.dump import Row
from legacy.moving.around import Around, Extras, number, text
from legacy.moving.guests import guests_of
from legacy.moving.memory import hash_of
from legacy.moving.order import Order
from legacy.moving.people import People
from legacy.moving.report import Report
from legacy.moving.rubrics import Rubrics
from legacy.text import title_of
from news import body
from news.models.article import Section, Status

UNPUBLISH = (1, 2)
"""What the engine does with a piece that has had its time: delete it, take it off."""


@dataclass
class Piece:
    pk: int
    title: str
    slug: str
    section: str
    rubric: int | None
    further: list[int]
    status: str
    published: datetime
    ends: datetime | None
    is_open: bool
    changed: datetime
    tags: list[str]
    person: int | None
    byline: str
    """Who signed it, where it is nobody that we know."""
    writer: int | None
    views: int
    is_pinned: bool
    short: str
    full: str
    xfields: dict[str, str] = field(default_factory=dict)
    poll: list[tuple[str, int]] = field(default_factory=list)
    question: str = ""
    source: str = ""
    lead: str = ""
    old: str = ""
    """What the old site called it, where that is not its id here."""

    @property
    def key(self) -> str:
        return self.old or str(self.pk)


class Reader:
    """Makes pieces of rows, one after the other: one without a date is as old as the one before."""

    def __init__(
        self, order: Order, around: Around, rubrics: Rubrics, people: People, report: Report
    ) -> None:
        self.order, self.around, self.report = order, around, report
        self.rubrics, self.people = rubrics, people
        self.guests = guests_of(around.groups, around.rubrics)
        self.last = datetime(2000, 1, 1, tzinfo=UTC)

    def piece(self, row: Row) -> Piece:
        pk = number(row, "id")
        extras = self.around.extras.get(pk, Extras())
        published = self.moment(row, pk)
        ends = self.end(pk)
        olds = self.olds(row, pk)
        is_spiritual, rubric, further = self.rubrics.place(olds)
        login = title_of(text(row, "autor"))
        person = self.people.person(login)
        title = title_of(text(row, "title"))[:300] or f"№ {pk}"
        piece = Piece(
            pk=pk,
            title=title,
            slug=packed.slug(text(row, "alt_name"), title),
            section=Section.SPIRITUAL if is_spiritual else Section.NEWS,
            rubric=rubric,
            further=further,
            status=self.status(row, pk, extras, published, ends),
            published=published,
            ends=ends if ends and ends > published else None,
            is_open=bool(number(row, "allow_comm")),
            changed=extras.edited or published,
            tags=self.tags(row, pk),
            person=person,
            byline="" if person else login[:200],
            writer=self.people.user(login),
            views=extras.views + self.around.waiting[pk],
            is_pinned=bool(number(row, "fixed")),
            short=text(row, "short_story"),
            full=text(row, "full_story"),
            xfields=packed.fields(text(row, "xfields")),
        )
        self.add_poll(piece)
        if not row.get("allow_main", 1):
            self.report.note("ескі сайтта басты бетке шықпайтын еді", pk)
        # What the old site said: whatever became of its rubrics and people here.
        ours = {"rubric": olds, "further": [], "person": login, "byline": "", "writer": None}
        piece.source = hash_of({**vars(piece), **ours, "views": 0, "source": ""})
        return piece

    def moment(self, row: Row, pk: int) -> datetime:
        said = row.get("date")
        if isinstance(said, datetime) and 1970 <= said.year < 2200:
            self.last = said.replace(tzinfo=self.order.zone).astimezone(UTC)
        else:
            self.report.note("күні жоқ, алдыңғысының күні қойылды", pk)
        return self.last

    def end(self, pk: int) -> datetime | None:
        moment, action = self.around.ends.get(pk, (None, 0))
        if moment and action not in UNPUBLISH:
            self.report.note("мерзімі бітсе айдарын не орнын өзгертетін еді, ескерілмеді", pk)
            return None
        return moment

    def olds(self, row: Row, pk: int) -> list[int]:
        return [*packed.numbers(str(row.get("category") or "")), *self.around.further[pk]]

    def status(
        self, row: Row, pk: int, extras: Extras, published: datetime, ends: datetime | None
    ) -> str:
        """Nothing becomes public that was not so for everybody."""
        if not number(row, "approve"):
            return Status.DRAFT
        is_locked = extras.has_password or pk in self.around.locked
        if is_locked or not packed.is_for_all(extras.access):
            self.report.note("құпиясөзбен не топқа ғана ашық еді, сайтқа шықпады", pk)
            return Status.WITHDRAWN
        if not self.guests.may_read(self.olds(row, pk)):
            self.report.note("айдары бәріне ашық емес еді, сайтқа шықпады", pk)
            return Status.WITHDRAWN
        return Status.WITHDRAWN if ends and ends <= published else Status.PUBLISHED

    def tags(self, row: Row, pk: int) -> list[str]:
        said = [title_of(tag) for tag in text(row, "tags").split(",")]
        return list(dict.fromkeys(tag[:80] for tag in [*said, *self.around.tags[pk]] if tag))

    def add_poll(self, piece: Piece) -> None:
        if poll := self.around.polls.get(piece.pk):
            piece.question = title_of(body.plain(text(poll, "frage") or text(poll, "title")))
            piece.poll = packed.answers(text(poll, "body"), text(poll, "answer"))
