"""What pages say to search engines and messengers; all of it from what the page has read."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from kazakh.scripts.data import written
from syndication import structured
from syndication.cards.facts import COLUMN, card_of
from syndication.feeds.items import modified
from syndication.structured import moment

register = template.Library()


def script(data: Any) -> SafeString:
    # Nothing in it ends the element: «<» is written as a reference of JSON.
    return mark_safe(f'<script type="application/ld+json">{written(data)}</script>')


@register.simple_tag(takes_context=True)
def article_data(context: dict) -> SafeString:
    article, trail, address = context["article"], context["trail"], context["canonical"]
    rubric = article.rubric
    about = structured.article_data(
        article,
        paper=context["furniture"].newsroom,
        address=address,
        language=context["request"].LANGUAGE_CODE,
        section=rubric.name if rubric else COLUMN if context["column"] else "",
        bylines=context["bylines"],
        tags=context["tags"],
        corrections=context["corrections"],
    )
    way = structured.breadcrumbs(trail, context["column"], article.title, address)
    return script([about, way])


@register.simple_tag(takes_context=True)
def site_data(context: dict) -> SafeString:
    paper, language = context["furniture"].newsroom, context["request"].LANGUAGE_CODE
    return script(structured.site_data(paper, language))


@register.simple_tag(takes_context=True)
def card_address(context: dict) -> str:
    article = context["article"]
    return card_of(article, context["furniture"].newsroom).address(article.pk)


@register.simple_tag(takes_context=True)
def changed_at(context: dict) -> str:
    return moment(modified(context["article"], context["corrections"]))


register.filter(moment)
