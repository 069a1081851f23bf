"""An article's text for programs that know nothing of our pages: plain elements, full addresses."""

import re
from functools import cache

import nh3
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html

import kazakh
from news import body
from news.figures import Photos
from news.models import Article, Correction

TAGS = {"figure", "figcaption", "img", "table", "thead", "tbody", "tr", "th", "td"}
TAGS |= {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "hr", "br"}
TAGS |= {"a", "b", "strong", "i", "em", "s", "u", "sub", "sup"}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height"}}
# As the sanitiser writes them: one space, double quotes, no bracket within.
OF_OURS = re.compile(r'(<(?:a|img) [^>]*?(?:href|src)=")/(?!/)')


@cache
def cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, link_rel=None)


def full_text(article: Article, photos: Photos) -> str:
    """The whole text as HTML, pictures in it as plain images, notes of correction before it."""
    text = cleaner().clean(body.render(article.body, photos))
    return "".join([*notes(article), OF_OURS.sub(rf"\1{settings.SITE_URL}/", text)])


def notes(article: Article) -> list[str]:
    return [said(correction) for correction in article.corrections.all()]


def said(correction: Correction) -> str:
    """<p><strong>Түзету</strong> (27 қазан 2022 ж.): …</p>"""
    day = kazakh.long_date(timezone.localdate(correction.made_at))
    kind = correction.get_kind_display().capitalize()
    return format_html("<p><strong>{}</strong> ({}): {}</p>", kind, day, correction.text)
