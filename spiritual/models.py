"""The column's articles: rows of the one table of articles, with permissions of their own."""

from django.db import models

from news.models import Article
from news.models.article import Section
from news.queries import ArticleQuerySet


class SpiritualManager(models.Manager.from_queryset(ArticleQuerySet)):
    def get_queryset(self) -> ArticleQuerySet:
        return super().get_queryset().in_section(Section.SPIRITUAL)


class SpiritualArticle(Article):
    objects = SpiritualManager()

    class Meta:
        proxy = True
        verbose_name = "руханият мақаласы"
        verbose_name_plural = "руханият мақалалары"
        permissions = [("publish_spiritualarticle", "руханият мақаласын жариялай алады")]

    def tidy(self) -> None:
        self.section = Section.SPIRITUAL
        super().tidy()
