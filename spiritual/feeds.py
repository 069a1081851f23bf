"""The column's RSS."""

from django.conf import settings
from django.urls import reverse

from news.addresses import absolute
from news.feeds import ArticleFeed, newest
from news.queries import ArticleQuerySet
from spiritual.models import SpiritualArticle


class SpiritualFeed(ArticleFeed):
    title = f"{settings.SITE_NAME} – Руханият"
    description = "Руханият айдарының жазбалары"

    def link(self) -> str:
        return absolute(reverse("spiritual:column"))

    def feed_url(self) -> str:
        return absolute(reverse("spiritual:feed"))

    def items(self) -> ArticleQuerySet:
        return newest(SpiritualArticle.objects.all())
