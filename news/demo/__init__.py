"""The demo's content: our own articles and pictures, dated back from the day they are loaded."""

import json
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from news.models import Article, ViewBase, ViewDay
from news.transfer.importing import import_file
from news.transfer.report import Report

HERE = Path(__file__).parent
PICTURES = HERE / "photos"
RUBRICS = {
    "zanalyk": "Жаңалық",
    "kogam": "Қоғам",
    "kogam/densaulyk": "Денсаулық",
    "madeniet": "Мәдениет",
    "madeniet/adebiet": "Әдебиет",
    "sport": "Спорт",
    "bilim": "Білім",
    "auyl": "Ауыл",
}
# How the views of a fresh article fall on its first days.
FIRST_DAYS = (0.6, 0.25, 0.1, 0.05)


def load() -> Report:
    """Import the demo's articles through the same door as everybody's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        lines = (json.dumps(line, ensure_ascii=False) for line in demo_lines(timezone.localtime()))
        path.write_text("\n".join(lines))
        report = import_file(path, media=PICTURES, keep_going=False, progress=lambda number: None)
    spread_views(timezone.localdate())
    return report


def demo_lines(now: datetime) -> Iterator[dict[str, Any]]:
    for path, name in RUBRICS.items():
        yield {"kind": "rubric", "path": path, "name": name}
    number = 0
    for article in articles():
        for place in ("photo", "body_photo"):
            if place in article:
                number += 1
                yield photo_line(number, article[place])
                article[place] = number
        yield article_line(article, now)


def articles() -> list[dict[str, Any]]:
    """The demo's articles as they are kept, dated by how many days ago they were."""
    return [json.loads(line) for line in (HERE / "articles.jsonl").read_text().splitlines()]


def photo_line(number: int, photo: dict[str, str]) -> dict[str, Any]:
    """One of the two pictures of the photo's scene, in turns."""
    file = f"{photo.pop('scene')}-{number % 2 + 1}.jpg"
    return {"kind": "photo", "number": number, "file": file, **photo}


def article_line(article: dict[str, Any], now: datetime) -> dict[str, Any]:
    published = moment(now, article.pop("days_ago"), article.pop("time"))
    article["published"] = published.isoformat()
    if days := article.pop("pinned_days", 0):
        article["pinned_until"] = (now + timedelta(days=days)).isoformat()
    if note := article.pop("correction", None):
        made = published + timedelta(hours=note.pop("hours_later"))
        article["corrections"] = [{**note, "made": made.isoformat()}]
    if photo := article.pop("body_photo", 0):
        figure = f'<figure data-photo="{photo}"></figure>'
        article["body"] = after_second_paragraph(article["body"], figure)
    return article


def moment(now: datetime, days_ago: int, clock: str) -> datetime:
    """That time, so many days ago; a day earlier where it would be later today."""
    day = now.date() - timedelta(days=days_ago)
    then = datetime.combine(day, time.fromisoformat(clock), now.tzinfo)
    return then - timedelta(days=1) if days_ago >= 0 and then > now else then


def after_second_paragraph(html: str, figure: str) -> str:
    first, second, rest = html.split("</p>", 2)
    return f"{first}</p>{second}</p>{figure}{rest}"


def spread_views(today: date) -> None:
    """Let the fresh articles' views be counted here, day by day: most read lives on them."""
    fresh = Article.objects.published().filter(view_base__count__gt=0)
    since = timezone.now() - timedelta(days=30)
    for article in fresh.filter(published_at__gte=since).select_related("view_base"):
        first = timezone.localdate(article.published_at)
        for after, share in enumerate(FIRST_DAYS):
            views = round(article.view_base.count * share)
            if views and first + timedelta(days=after) <= today:
                day = first + timedelta(days=after)
                ViewDay.objects.create(article=article, day=day, raw=views, clean=views)
        ViewBase.objects.filter(article=article).delete()
