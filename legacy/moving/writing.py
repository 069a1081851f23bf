"""Pieces into our tables, a batch a transaction: it is written whole with what is remembered of it,
so that a move can be killed at any moment and go on."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from legacy.models import Kind, MissingFile, Note
from legacy.moving.copying import copy, run
from legacy.moving.pictures import Pictures
from legacy.moving.pieces import Piece
from legacy.moving.pinning import pin
from legacy.moving.ready import ARTICLE, Ready, notes_of, row_of, without_first
from legacy.moving.report import Report
from legacy.moving.tags import Tags
from legacy.text import Cleaned
from news import figures
from news.models import Article

# All that an editor can set on an article, or do to it.
STATE = """md5(ROW(section, rubric_id, title, lead, body, source_name, source_url, slug, status,
  extract(epoch FROM published_at), extract(epoch FROM unpublish_at), label, comments_open,
  lead_photo_id, extract(epoch FROM binned_at), version)::text)"""
STATES = f"""
SELECT article.id, brought.new IS NOT NULL, brought.written = {STATE}
FROM news_article AS article
JOIN unnest(%(pks)s::bigint[], %(olds)s::text[]) AS said (pk, old) ON article.id = said.pk
LEFT JOIN legacy_brought AS brought
  ON kind = 'article' AND brought.old = said.old AND brought.new = said.pk
"""
BROUGHT = "SELECT old FROM legacy_brought WHERE kind = 'article' AND old = ANY (%(olds)s)"
REMEMBER = f"""
INSERT INTO legacy_brought (kind, old, new, source, written)
SELECT '{Kind.ARTICLE}', said.old, id, said.source, {STATE}
FROM news_article
JOIN unnest(%(pks)s::bigint[], %(olds)s::text[], %(sources)s::text[]) AS said (pk, old, source)
  ON id = said.pk
ON CONFLICT (kind, old) DO UPDATE SET source = excluded.source, written = excluded.written
"""
FORGET = (
    *("news_byline", "news_article_tags", "news_article_rubrics", "news_photouse"),
    *("legacy_missingfile", "legacy_note"),
)
EDITED = "мұнда өзгертілген, сондықтан ескі сайттағы өзгерісі алынбады"
TAKEN = "нөмірін мұнда басқа мақала алған"
DELETED = "мұнда өшірілген"


class Writer:
    def __init__(self, pictures: Pictures, tags: Tags, report: Report) -> None:
        self.pictures, self.tags, self.report = pictures, tags, report

    @transaction.atomic
    def write(self, told: Iterable[tuple[Piece, Cleaned]]) -> None:
        fresh, changed = self.sorted(list(told))
        wanted = fresh + changed
        self.pictures.bring(picture for _, found in wanted for picture in found.pictures)
        self.tags.bring(tag for piece, _ in wanted for tag in piece.tags)
        new = [self.ready(*one) for one in fresh]
        again = [self.ready(*one) for one in changed]
        self.forget([ready.piece.pk for ready in again])
        self.relations(new + again)
        columns = f"id, {', '.join(ARTICLE)}, created, version"
        copy("news_article", columns, [row_of(ready) for ready in new])
        for ready in again:
            facts = dict(zip(ARTICLE, ready.row(), strict=True))
            same = Article.objects.filter(pk=ready.piece.pk)
            same.update(**facts, version=F("version") + 1)
        self.remember(new + again)
        pin([one.piece for one in new if one.piece.is_pinned], self.report)

    def sorted(self, told: list[tuple[Piece, Cleaned]]) -> tuple[list, list]:
        """Those that are new, and those that changed there and that nobody touched here."""
        asked = {
            "pks": [piece.pk for piece, _ in told],
            "olds": [piece.key for piece, _ in told],
        }
        states = {pk: how for pk, *how in run(STATES, asked)}
        before = {old for (old,) in run(BROUGHT, asked)}
        fresh, changed = [], []
        counted = self.report.tables["post"]
        for piece, found in told:
            is_ours, is_same = states.get(piece.pk, (False, False))
            if piece.pk not in states and piece.key not in before:
                fresh.append((piece, found))
                counted.taken += 1
            elif is_same:
                changed.append((piece, found))
                counted.changed += 1
            else:
                here = EDITED if is_ours else TAKEN
                self.report.leave("post", here if piece.pk in states else DELETED, piece.pk)
        return fresh, changed

    def ready(self, piece: Piece, found: Cleaned) -> Ready:
        photos = {number: self.pictures.pk(one) for number, one in enumerate(found.pictures, 1)}
        known = [pk for pk in photos.values() if pk]
        text = figures.renumbered(found.html, photos.get)
        missing = [
            one.address for number, one in enumerate(found.pictures, 1) if photos[number] is None
        ]
        ready = Ready(piece, without_first(text, known), known, missing, found.hidden)
        self.tell(ready, found)
        return ready

    def tell(self, ready: Ready, found: Cleaned) -> None:
        pk = ready.piece.pk
        if ready.missing:
            self.report.note("суретінің файлы жоқ", pk)
        if found.hidden:
            self.report.note("жасырын бөлігі бар еді, редакцияға жазып қойылды", pk)
        for kind in {dropped.kind for dropped in found.dropped}:
            self.report.note(f"мәтінінен алынып тасталғаны бар ({kind})", pk)

    def forget(self, pks: list[int]) -> None:
        for table in FORGET if pks else ():
            run(f"DELETE FROM {table} WHERE article_id = ANY (%(pks)s)", {"pks": pks})

    def relations(self, ready: list[Ready]) -> None:
        """Before the articles themselves: triggers have less to do."""
        pieces = [one.piece for one in ready]
        tags = [(one.pk, tag) for one in pieces for tag in self.tags.pks(one.tags)]
        copy("news_article_tags", "article_id, tag_id", tags)
        rubrics = [(one.pk, rubric) for one in pieces for rubric in one.further]
        copy("news_article_rubrics", "article_id, rubric_id", rubrics)
        signed = [
            (one.pk, one.person, "author", one.byline, 0)
            for one in pieces
            if one.person or one.byline
        ]
        copy("news_byline", 'article_id, person_id, role, text, "order"', signed)
        uses = [(one.piece.pk, pk) for one in ready for pk in dict.fromkeys(one.photos)]
        copy("news_photouse", "article_id, photo_id", uses)
        missed = [
            MissingFile(path=path, article_id=one.piece.pk)
            for one in ready
            for path in dict.fromkeys(one.missing)
        ]
        MissingFile.objects.bulk_create(missed)
        Note.objects.bulk_create(note for one in ready for note in notes_of(one))

    def remember(self, ready: list[Ready]) -> None:
        facts = {
            "pks": [one.piece.pk for one in ready],
            "olds": [one.piece.key for one in ready],
            "sources": [one.piece.source for one in ready],
        }
        run(REMEMBER, facts)
