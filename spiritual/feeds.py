"""The column's RSS."""

from django.urls import reverse

from news.addresses import absolute
from news.feeds import ArticleFeed, newest
from news.models import Newsroom
from news.queries import ArticleQuerySet
from spiritual.models import SpiritualArticle


class SpiritualFeed(ArticleFeed):
    description = "Руханият айдарының жазбалары"

    def title(self) -> str:
        return f"{Newsroom.ours().name} – Руханият"

    def link(self) -> str:
        return absolute(reverse("spiritual:column"))

    def feed_url(self) -> str:
        return absolute(reverse("spiritual:feed"))

    def items(self) -> ArticleQuerySet:
        return newest(SpiritualArticle.objects.all())
