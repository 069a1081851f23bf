"""What the desk does with an article beside its text: it corrects, and arranges the front page."""

from typing import Any

from news import arranging
from news.models import Article, Correction, FrontPlace


def correct(article: Article, facts: dict[str, Any]) -> None:
    kind = facts.get("kind", Correction.Kind.CORRECTION)
    note = Correction(article=article, kind=kind, text=facts["text"], made_at=facts["made"])
    note.full_clean(exclude=["article"])
    note.save()


def place(article: Article, facts: dict[str, Any]) -> None:
    """Put it on the front page; without a number, behind those that stand there."""
    number = facts.get("pinned_place")
    placed = FrontPlace(
        article=article,
        position=number - 1 if number else arranging.next_position(),
        headline=facts.get("pinned_headline", ""),
        until=facts["pinned_until"],
    )
    placed.full_clean(exclude=["article"])
    placed.save()


def export_place(article: Article) -> dict[str, Any]:
    """Its place on the front page, if the desk gave it one."""
    placed = getattr(article, "front_place", None)
    if placed is None:
        return {}
    words = {"pinned_place": placed.position + 1, "pinned_headline": placed.headline}
    return {"pinned_until": placed.until.isoformat(), **words}


def export_correction(note: Correction) -> dict[str, Any]:
    return {"kind": note.kind, "text": note.text, "made": note.made_at.isoformat()}
