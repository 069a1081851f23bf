"""Where a photo is used, for whoever asks: other people's unpublished pieces stay theirs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from news import library, rights
from news.models import Article, Newsroom, Photo
from news.models.article import Status
from news.photo_queries import links_to_photos

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


def elsewhere(photo: Photo) -> list[Use]:
    people = [
        Use(person.name, "автордың суреті", person.get_absolute_url())
        for person in photo.people.all()
    ]
    is_logo = Newsroom.objects.filter(logo=photo).exists()
    return people + [Use("Сайттың белгісі", "газет баптауында")] * is_logo + in_other_apps(photo)


def in_other_apps(photo: Photo) -> list[Use]:
    """Rows of other apps that show it, each with the word of its table: «жарнама»."""
    links = [link for link in links_to_photos() if link.related_model._meta.app_label != "news"]
    return [
        Use(str(row), str(row._meta.verbose_name))
        for link in links
        for row in link.related_model._base_manager.filter(**{link.field.name: photo})[:MOST]
    ]


def of_photo(photo: Photo, user: User) -> SafeString:
    """All its uses, for a page."""
    articles = library.articles_showing(photo)[: MOST + 1]
    return listed([*elsewhere(photo), *uses_of(articles, user)], MOST)


def drawn(articles: Iterable[Article], user: User, most: int) -> SafeString:
    """The list of these, up to so many."""
    return listed(uses_of(articles, user), most)


def listed(uses: list[Use], most: int) -> SafeString:
    context = {"uses": uses[:most], "more": len(uses) > most}
    return render_to_string("admin/news/_photo_uses.html", context)
