"""What an article's page shows of what readers send: links alone, so that the page may be kept."""

from typing import Any

from django import template

from letters.models import Comment
from letters.models.comment import are_open
from news.models import Article, Newsroom

register = template.Library()


@register.inclusion_tag("letters/_below.html")
def from_readers(article: Article, newsroom: Newsroom) -> dict[str, Any]:
    """Asks the database only where comments are open."""
    is_open = are_open(article, newsroom)
    count = Comment.objects.below(article).public().count() if is_open else 0
    return {"article": article, "is_open": is_open, "count": count}
