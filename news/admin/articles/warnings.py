"""Troubles of a text beside the fields of its form: what must be mended, and what should be.

A «must» keeps a piece from being published, never from being saved.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.forms import ModelForm
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from news.checking.article import troubles_of
from news.checking.tags import tag_hints
from news.checking.trouble import MUST, Trouble
from news.models import Article


def musts(article: Article) -> list[Trouble]:
    """What keeps the article from being published; it is tidied on the way."""
    article.tidy()
    return [trouble for trouble in troubles_of(article) if trouble.degree == MUST]


def show_beside_fields(form: ModelForm, article: Article) -> list[Trouble]:
    """Say the article's troubles in the help texts, which stand beside the fields."""
    troubles = troubles_of(article)
    hints = tag_hints(article)
    by_field: dict[str, list[Trouble]] = defaultdict(list)
    for trouble in (*troubles, *hints):
        by_field[trouble.field].append(trouble)
    for name, found in by_field.items():
        if name in form.fields:
            field = form.fields[name]
            field.help_text = format_html("{}{}", listed(found), field.help_text or "")
    return troubles


def listed(troubles: Iterable[Trouble]) -> SafeString:
    rows = format_html_join("", '<li class="trouble--{}">{}</li>', (said(one) for one in troubles))
    return format_html('<ul class="troubles">{}</ul>', rows)


def said(trouble: Trouble) -> tuple[str, SafeString]:
    link = button = SafeString("")
    if trouble.link:
        link = format_html(' <a href="{}" target="_blank">Ашып көру</a>', trouble.link)
    if trouble.value:
        button = format_html(
            ' <button type="button" class="button" data-put="{}" data-value="{}" data-words="{}">'
            "Енгізу</button>",
            trouble.field,
            trouble.value,
            trouble.words,
        )
    words = (trouble.degree.label.capitalize(), trouble.sentence)
    return trouble.degree.value, format_html("<strong>{}:</strong> {}{}{}", *words, link, button)
