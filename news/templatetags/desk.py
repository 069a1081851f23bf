"""How templates of the desk lead from one thing to another."""

from django import template
from django.urls import reverse

from news.models import Article

register = template.Library()

FORMS = {
    "news": "admin:news_article_change",
    "spiritual": "admin:spiritual_spiritualarticle_change",
}


@register.filter
def desk_address(article: Article) -> str:
    """Where the article is edited: each section has forms of its own."""
    return reverse(FORMS[article.section], args=[article.pk])
