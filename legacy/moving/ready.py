"""A piece as it is to be written: its rows in our tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from legacy.models import Note
from legacy.moving.pieces import Piece
from news import body

ARTICLE = (
    *("section", "rubric_id", "title", "lead", "body", "source_name", "source_url", "slug"),
    *("status", "published_at", "unpublish_at", "label", "comments_open", "written_by_id"),
    *("lead_photo_id", "changed"),
)


@dataclass
class Ready:
    """A piece with its text and photos, as it is to be written."""

    piece: Piece
    text: str
    photos: list[int]
    missing: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    @property
    def lead(self) -> int | None:
        return next(iter(self.photos), None)

    def row(self) -> tuple:
        one = self.piece
        return (
            *(
                one.section,
                one.rubric,
                one.title,
                one.lead,
                self.text,
                "",
                "",
                one.slug,
                one.status,
            ),
            *(one.published, one.ends, "", one.is_open, one.writer, self.lead, one.changed),
        )


def row_of(ready: Ready) -> tuple:
    return (ready.piece.pk, *ready.row(), ready.piece.published, 1)


def without_first(text: str, photos: list[int]) -> str:
    """The lead photo stands above the text, and not in it again."""
    first = f'<figure data-photo="{photos[0]}"></figure>' if photos else ""
    return body.EMPTY.sub("", text.replace(first, "", 1)) if first else text


def notes_of(ready: Ready) -> Iterable[Note]:
    pk = ready.piece.pk
    yield from (Note(article_id=pk, kind="hidden", text=said) for said in ready.hidden)
    for name, value in ready.piece.xfields.items():
        yield Note(article_id=pk, kind="field", text=f"{name}: {value}")
