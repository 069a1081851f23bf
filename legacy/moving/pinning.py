"""What led the old site's front page leads ours for a while: there is no «for ever» here."""

from datetime import timedelta

from django.utils import timezone

from legacy.moving.pieces import Piece
from legacy.moving.report import Report
from news import arranging
from news.models import FrontPlace
from news.models.article import Status

STAYS = timedelta(days=14)
MOST = 6


def pin(pieces: list[Piece], report: Report) -> None:
    for piece in pieces:
        if piece.status != Status.PUBLISHED or FrontPlace.objects.count() >= MOST:
            report.note("ескі сайтта бекітулі еді, басты бетке қойылмады", piece.pk)
            continue
        place = {"position": arranging.next_position(), "until": timezone.now() + STAYS}
        FrontPlace.objects.create(article_id=piece.pk, **place)
        arranging.note_change()
