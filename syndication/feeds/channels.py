"""Which feeds there are: of the site, a rubric, Руханият, a tag, a person; find, decide, write."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import conditional_page

from news.addresses import absolute, moved
from news.content import ReaderRequest
from news.models import Article, Person
from news.models.article import Section
from news.models.tag import tag_of
from news.queries import ArticleQuerySet
from news.rubrics import rubric_of, rubric_tree
from news.tallies import Listing, of_person, of_rubrics, of_tag
from syndication.feeds.forms import FORMS
from syndication.feeds.items import SHOWN, items, newest
from syndication.paper import newsroom


@conditional_page
def site(request: ReaderRequest, form: str) -> HttpResponse:
    paper = newsroom(request.content)
    return written(
        request,
        form,
        Article.objects.in_section(Section.NEWS),
        title=f"{paper.name} – соңғы жаңалықтар",
        description=paper.description,
        page=reverse("news:front"),
    )


@conditional_page
def rubric(request: ReaderRequest, path: str, form: str) -> HttpResponseBase:
    """The feed, or the redirect to it where the rubric was renamed or moved."""
    tree = rubric_tree(request.content)
    found = rubric_of(path, tree)
    address = reverse("syndication:rubric", kwargs={"path": found.path, "form": form})
    if redirect := moved(request, address):
        return redirect
    return written(
        request,
        form,
        listed(of_rubrics(tree.with_below(found))),
        title=titled(request, found.name),
        description=found.description or found.name,
        page=found.get_absolute_url(),
    )


@conditional_page
def column(request: ReaderRequest, form: str) -> HttpResponse:
    return written(
        request,
        form,
        Article.objects.in_section(Section.SPIRITUAL),
        title=titled(request, "Руханият"),
        description="Руханият айдарының жазбалары",
        page=reverse("spiritual:column"),
    )


@conditional_page
def tag(request: ReaderRequest, slug: str, form: str) -> HttpResponseBase:
    """The feed, or the redirect to it where the tag was merged into another."""
    found = tag_of(slug)
    address = reverse("syndication:tag", kwargs={"slug": found.slug, "form": form})
    if redirect := moved(request, address):
        return redirect
    return written(
        request,
        form,
        listed(of_tag(found)),
        title=titled(request, found.name),
        description=found.name,
        page=found.get_absolute_url(),
    )


@conditional_page
def person(request: ReaderRequest, slug: str, form: str) -> HttpResponse:
    """What somebody signed, in whatever role."""
    found = get_object_or_404(Person, slug=slug)
    return written(
        request,
        form,
        listed(of_person(found)),
        title=titled(request, found.name),
        description=f"{found.name} жазғандары",
        page=found.get_absolute_url(),
    )


def listed(places: list[str]) -> ArticleQuerySet:
    return Article.objects.filter(pk__in=Listing(places).keys({}, 0, SHOWN))


def titled(request: ReaderRequest, name: str) -> str:
    return f"{newsroom(request.content).name} – {name}"


def written(
    request: HttpRequest,
    form: str,
    articles: ArticleQuerySet,
    *,
    title: str,
    description: str,
    page: str,
) -> HttpResponse:
    """:param page: the address of the page whose feed this is"""
    facts: dict[str, Any] = {"title": title, "description": description, "link": absolute(page)}
    own = absolute(request.path)
    feed = FORMS[form](**facts, feed_url=own, language=request.LANGUAGE_CODE, feed_guid=own)
    for item in items(newest(articles)):
        feed.add_item(**item)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
