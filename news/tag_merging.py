"""Two tags become one: its articles, its address and its spelling lead to the one that stays."""

from collections.abc import Iterable

from django.db import transaction

from news.models import Article, FormerTag, Tag


@transaction.atomic
def merge(gone: Iterable[Tag], *, into: Tag) -> None:
    """Give all articles of these tags the other, and leave redirects in their place."""
    for tag in gone:
        if tag.pk != into.pk:
            move_articles(tag, into)
            tag.former.update(tag=into)
            FormerTag.objects.create(key=tag.key, slug=tag.slug, tag=into)
            tag.delete()


def move_articles(tag: Tag, into: Tag) -> None:
    through = Article.tags.through
    pks = through.objects.filter(tag=tag).values_list("article_id", flat=True)
    rows = [through(article_id=pk, tag_id=into.pk) for pk in pks]
    through.objects.bulk_create(rows, ignore_conflicts=True)
