"""The column's desk: the newspaper's form without rubrics."""

from django.contrib import admin

from news.admin.articles import ArticleAdmin
from news.models.article import Section
from spiritual.models import SpiritualArticle


@admin.register(SpiritualArticle)
class SpiritualAdmin(ArticleAdmin):
    section = Section.SPIRITUAL
