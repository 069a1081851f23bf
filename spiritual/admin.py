"""The column's desk: the newspaper's form without rubrics."""

from django.contrib import admin

from news.admin.article import ArticleAdmin
from spiritual.models import SpiritualArticle


@admin.register(SpiritualArticle)
class SpiritualAdmin(ArticleAdmin):
    pass
