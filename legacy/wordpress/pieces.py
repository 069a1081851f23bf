"""An entry of the export as a piece: what our own row says, with its text in plain HTML."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from legacy import packed
from legacy.moving.memory import hash_of
from legacy.moving.order import Order
from legacy.moving.people import People
from legacy.moving.pieces import Piece
from legacy.moving.report import Report
from legacy.moving.rubrics import Rubrics
from legacy.text import Site, comment_of
from legacy.wordpress.entries import Entry, moment, number, plain
from legacy.wordpress.shortcodes import Shortcodes
from legacy.wordpress.surveying import Around
from legacy.wordpress.texts import html_of, picture_of
from news.models.article import Section, Status

MARKS = re.compile(r"</?(?:b|strong|i|em|u|br|span|small|sup|sub|mark)\b[^<>]{0,300}>", re.I)
"""Looks that editors gave to words of a title."""
PUBLIC = ("publish", "future")
PRIMARY = "_yoast_wpseo_primary_category"
"""The rubric that an editor called the main one."""
COUNTS = ("views", "post_views_count")
"""Where the counters that everybody had kept their numbers."""
LONGEST_LEAD = 1000


class Reader:
    """Makes pieces of entries; one without a date is as old as the one before."""

    def __init__(
        self,
        order: Order,
        around: Around,
        pks: Mapping[str, int],
        rubrics: Rubrics,
        people: People,
        report: Report,
    ) -> None:
        """:param pks: of rubrics there, by their words in addresses"""
        self.order, self.around, self.report, self.pks = order, around, report, pks
        self.rubrics, self.people, self.site = rubrics, people, Site(order.hosts)
        self.below = below(around)
        self.last = datetime(2000, 1, 1, tzinfo=UTC)

    def piece(self, entry: Entry, pk: int) -> Piece:
        """:param pk: its id here"""
        is_spiritual, rubric, further = self.rubrics.place(self.rubrics_of(entry))
        title = plain(MARKS.sub(" ", entry.title))[:300] or f"№ {entry.pk}"
        person = self.people.person(entry.login)
        picture = self.around.files.get(number(entry.meta.get("_thumbnail_id", "")))
        piece = Piece(
            pk=pk,
            old=self.order.key(entry.pk),
            title=title,
            lead=self.lead(entry),
            slug=packed.slug(entry.name, title),
            section=Section.SPIRITUAL if is_spiritual else Section.NEWS,
            rubric=rubric,
            further=further,
            status=self.status(entry),
            published=self.moment(entry),
            ends=None,
            is_open=entry.element.said("wp:comment_status") == "open",
            changed=self.changed(entry),
            tags=list(dict.fromkeys(tag[:80] for tag in entry.tags() if tag)),
            person=person,
            byline="" if person else entry.login[:200],
            writer=self.people.user(entry.login),
            views=max(number(entry.meta.get(name, "")) for name in COUNTS),
            is_pinned=entry.element.said("wp:is_sticky") == "1",
            short=picture_of(picture),
            full=self.html(entry),
        )
        piece.source = hash_of({**vars(piece), "pk": 0, "views": 0, "source": ""})
        return piece

    def rubrics_of(self, entry: Entry) -> list[int]:
        """The main one first; else the oldest, which made the address there."""
        primary = number(entry.meta.get(PRIMARY, ""))
        found = sorted(self.pks[word] for word in entry.rubrics() if word in self.pks)
        return sorted(found, key=lambda pk: pk != primary)

    def status(self, entry: Entry) -> str:
        """Nothing becomes public that was not so for everybody."""
        if entry.is_locked:
            self.report.note("құпиясөзбен не топқа ғана ашық еді, сайтқа шықпады", entry.pk)
            return Status.WITHDRAWN
        return Status.PUBLISHED if entry.status in PUBLIC else Status.DRAFT

    def moment(self, entry: Entry) -> datetime:
        if found := moment(entry.element, "wp:post_date", self.order.zone):
            self.last = found
        else:
            self.report.note("күні жоқ, алдыңғысының күні қойылды", entry.pk)
        return self.last

    def changed(self, entry: Entry) -> datetime:
        """Exports before WordPress 5.7 do not tell it."""
        return moment(entry.element, "wp:post_modified", self.order.zone) or self.last

    def lead(self, entry: Entry) -> str:
        said = entry.element.said("excerpt:encoded")
        html = html_of(said, Shortcodes(entry.pk, {}, {})) if said else ""
        return comment_of(html, self.site).html[:LONGEST_LEAD]

    def html(self, entry: Entry) -> str:
        shortcodes = Shortcodes(entry.pk, self.around.files, self.below)
        html = html_of(entry.text, shortcodes)
        for name in shortcodes.dropped:
            self.report.note(f"мәтінінен [{name}] белгісі алынып тасталды", entry.pk)
        return html


def below(around: Around) -> dict[int, list[int]]:
    """The files that hang on each piece, in their order."""
    found: dict[int, list[int]] = {}
    for pk, file in sorted(around.files.items()):
        found.setdefault(file.parent, []).append(pk)
    return found
