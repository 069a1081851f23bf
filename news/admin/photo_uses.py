"""Where a photo is used, for whoever asks: other people's unpublished pieces stay theirs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from news import rights
from news.models import Article
from news.models.article import Status

FORMS = {
    "news": "admin:news_article_change",
    "spiritual": "admin:spiritual_spiritualarticle_change",
}
MOST = 100


@dataclass(frozen=True)
class Use:
    """An article that shows the photo; no address where the person may not open its form."""

    title: str
    state: str
    address: str = ""


def use_by(article: Article, user: User) -> Use:
    state = "себетте" if article.binned_at else article.get_status_display()
    if not getattr(article, "shows", True):
        state = "ұсынылған өзгерісінде"
    if rights.may_edit(user, article):
        return Use(article.title, state, reverse(FORMS[article.section], args=[article.pk]))
    if article.status == Status.PUBLISHED:
        return Use(article.title, state, article.get_absolute_url())
    return Use("Әріптесіңіздің мақаласы", state)


def uses_of(articles: Iterable[Article], user: User) -> list[Use]:
    return [use_by(article, user) for article in articles]


def drawn(articles: Iterable[Article], user: User, most: int = MOST) -> SafeString:
    """The list of them, up to so many, for a page."""
    uses = uses_of(articles, user)
    context = {"uses": uses[:most], "more": len(uses) > most}
    return render_to_string("admin/news/_photo_uses.html", context)
