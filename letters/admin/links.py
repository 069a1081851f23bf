"""Ways from what a reader sent to the article that it is about."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from news.models import Article
from news.models.article import Section

FORMS = {
    Section.NEWS.value: "admin:news_article_change",
    Section.SPIRITUAL.value: "admin:spiritual_spiritualarticle_change",
}


def form_of(article: Article) -> str:
    return reverse(FORMS[article.section], args=[article.pk])


class AboutAnArticle:
    """For an admin of rows that have an article."""

    list_select_related = ("article__rubric",)

    @admin.display(description="мақала")
    def piece(self, row) -> SafeString:
        """Its title leads to its page on the site."""
        return format_html('<a href="{}">{}</a>', row.article.get_absolute_url(), row.article)

    @admin.display(description="мақаланы түзету")
    def piece_form(self, row) -> SafeString:
        return format_html('<a href="{}">Мақаланың пішінін ашу</a>', form_of(row.article))
