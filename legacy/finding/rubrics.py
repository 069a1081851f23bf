"""Rubrics by their old paths; one of them became the column."""

from django.db.models.functions import Length

from legacy.finding.lists import Found, listed
from legacy.models import Brought, Kind
from news.models import Rubric


def rubric(path: str, page: str | None = None) -> Found:
    """The rubric, or where our editors took it away the nearest above it that is left."""
    while path:
        brought = Brought.objects.filter(kind=Kind.PATH, old=path).first()
        if found := brought and rubric_of(brought, page):
            return found
        path, page = path.rpartition("/")[0] if brought else "", None
    return None


def rubric_called(word: str, page: str | None = None) -> Found:
    """By the last word of its path alone; of several the one nearest to the root."""
    called = Brought.objects.filter(kind=Kind.PATH)
    ending = called.filter(old=word) | called.filter(old__endswith=f"/{word}")
    brought = ending.order_by(Length("old"), "old").first() if word else None
    return rubric_of(brought, page) if brought else None


def rubric_of(brought: Brought, page: str | None) -> Found:
    if not brought.new:
        return listed("spiritual:column", page)
    found = Rubric.objects.filter(pk=brought.new).first()
    return listed("news:rubric", page, path=found.path) if found else None


def rubrics_feed(path: str) -> Found:
    page = rubric(path)
    return f"{page}rss.xml" if page else None


def feed_called(word: str) -> Found:
    address = rubric_called(word)
    return f"{address}rss.xml" if address else None
