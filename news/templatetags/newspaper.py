"""How templates write dates, numbers and pictures."""

import json
from collections.abc import Container, Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

import kazakh
from news import pictures
from news.embeds import NETWORKS
from news.models import Article, Newsroom, Photo
from news.models.photo import Picture

register = template.Library()

ELSEWHERE = {
    "t.me": "Telegram",
    "wa.me": "WhatsApp",
    "whatsapp.com": "WhatsApp",
    "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "youtube.com": "YouTube",
    "tiktok.com": "TikTok",
    "x.com": "X",
    "vk.com": "VK",
    "threads.net": "Threads",
}


def local_day(moment: datetime | date) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


@register.filter
def dated(moment: datetime) -> SafeString:
    """<time datetime="2022-10-27T…">27 қазан 2022 ж.</time>"""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(), kazakh.long_date(local.date())
    )


@register.filter
def timed(moment: datetime) -> SafeString:
    """<time datetime="2022-10-27T…">27 қазан 2022 ж., 14:05</time>"""
    local = timezone.localtime(moment)
    said = f"{kazakh.long_date(local.date())}, {local:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), said)


@register.filter
def at_moment(moment: datetime) -> str:
    """«27 қараша 09:00-де»"""
    return kazakh.at_moment(timezone.localtime(moment), timezone.localtime())


@register.filter
def without(articles: Iterable[Article], taken: Container[int]) -> list[Article]:
    """Those that do not stand elsewhere on the page already."""
    return [article for article in articles if article.pk not in taken]


@register.filter
def among(article: Article | None, articles: list[Article]) -> Article | None:
    """The article, if it stands there."""
    return article if article in articles else None


@register.filter
def day_heading(moment: datetime | date) -> str:
    """«16 қыркүйек, сейсенбі»"""
    day = local_day(moment)
    return f"{day.day} {kazakh.MONTHS[day.month - 1]}, {kazakh.weekday(day)}"


@register.filter
def full_date(moment: datetime | date) -> str:
    """«Дүйсенбі, 23 қараша 2026 ж.»"""
    day = local_day(moment)
    return f"{kazakh.weekday(day).capitalize()}, {kazakh.long_date(day)}"


@register.filter
def spaced(number: int) -> str:
    return kazakh.spaced(number)


@register.filter
def picture(photo: Photo | None, shape: str) -> Picture | None:
    return photo.picture(shape) if photo else None


@register.simple_tag
def icon(newsroom: Newsroom, width: int) -> str:
    """The address of the logo at that width, in pixels."""
    return pictures.address(newsroom.icons[str(width)])


@register.filter
def network(address: str) -> str:
    """`https://t.me/qazaly` → Telegram; a site that nobody knows goes by its host."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return ELSEWHERE.get(host, host)


@register.simple_tag
def weekdays() -> list[tuple[str, str]]:
    """Pairs of a weekday's short and full name, from Monday."""
    return list(zip(kazakh.SHORT_WEEKDAYS, kazakh.WEEKDAYS, strict=True))


@register.simple_tag
def network_names() -> str:
    """{"youtube": "YouTube", …}, for the text editor."""
    return json.dumps({key: network.name for key, network in NETWORKS.items()})
