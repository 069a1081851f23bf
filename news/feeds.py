"""RSS for readers' programs and for other sites that take our headlines."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape, format_html

import kazakh
from news.addresses import absolute, moved
from news.content import ReaderRequest
from news.models import Article, Correction, Newsroom, Rubric
from news.models.article import Section
from news.queries import ArticleQuerySet
from news.rubrics import rubric_of, rubric_tree
from news.tallies import Listing, of_rubrics

SHOWN = 20


def newest(articles: ArticleQuerySet) -> ArticleQuerySet:
    """The twenty that a feed holds, with what it says of them."""
    shown = articles.published().newest_first().select_related("rubric").defer("body")
    return shown.prefetch_related("bylines__person", "corrections")[:SHOWN]


def said(correction: Correction) -> str:
    """<p><strong>Түзету</strong> (27 қазан 2022 ж.): …</p>"""
    day = kazakh.long_date(timezone.localdate(correction.made_at))
    kind = correction.get_kind_display().capitalize()
    return format_html("<p><strong>{}</strong> ({}): {}</p>", kind, day, correction.text)


class ArticleFeed(Feed):
    """What all our feeds say of an article; each feed says which articles are its own."""

    feed_type = Rss201rev2Feed

    def get_feed(self, obj: list[Rubric] | None, request: ReaderRequest) -> SyndicationFeed:
        feed = super().get_feed(obj, request)
        feed.feed["language"] = request.LANGUAGE_CODE
        return feed

    def item_title(self, item: Article) -> str:
        return item.title

    def item_description(self, item: Article) -> str:
        # What stands here is read as HTML.
        notes = [said(correction) for correction in item.corrections.all()]
        return "".join([escape(item.lead), *notes])

    def item_link(self, item: Article) -> str:
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Article) -> str:
        # The address follows a renamed rubric; what a reader's program remembers must not. It is
        # one article in each edition, so that whoever reads two of them meets it once.
        return f"{settings.SITE_URL}#{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Article) -> datetime:
        return timezone.localtime(item.published_at)

    def item_updateddate(self, item: Article) -> datetime:
        corrected = [correction.made_at for correction in item.corrections.all()]
        return timezone.localtime(max([item.changed, *corrected]))

    def item_author_name(self, item: Article) -> str:
        return ", ".join(str(byline) for byline in item.bylines.all())

    def item_categories(self, item: Article) -> list[str]:
        return [item.rubric.name] if item.rubric else []


class LatestFeed(ArticleFeed):
    def title(self) -> str:
        return f"{Newsroom.ours().name} – соңғы жаңалықтар"

    def description(self) -> str:
        return Newsroom.ours().description

    def link(self) -> str:
        return absolute(reverse("news:front"))

    def feed_url(self) -> str:
        return absolute(reverse("news:feed"))

    def items(self) -> ArticleQuerySet:
        return newest(Article.objects.in_section(Section.NEWS))


class RubricFeed(ArticleFeed):
    def __call__(self, request: ReaderRequest, path: str) -> HttpResponseBase:
        """The feed, or the redirect to it where the rubric was renamed or moved."""
        rubric = rubric_of(path, rubric_tree(request.content))
        address = reverse("news:rubric_feed", kwargs={"path": rubric.path})
        return moved(request, address) or super().__call__(request, rubric=rubric)

    def get_object(self, request: ReaderRequest, rubric: Rubric) -> list[Rubric]:
        """The rubric, and after it all below it."""
        return rubric_tree(request.content).with_below(rubric)

    def title(self, rubrics: list[Rubric]) -> str:
        return f"{Newsroom.ours().name} – {rubrics[0].name}"

    def description(self, rubrics: list[Rubric]) -> str:
        return rubrics[0].description or rubrics[0].name

    def link(self, rubrics: list[Rubric]) -> str:
        return absolute(rubrics[0].get_absolute_url())

    def feed_url(self, rubrics: list[Rubric]) -> str:
        return absolute(reverse("news:rubric_feed", kwargs={"path": rubrics[0].path}))

    def items(self, rubrics: list[Rubric]) -> ArticleQuerySet:
        keys = Listing(of_rubrics(rubrics)).keys({}, 0, SHOWN)
        return newest(Article.objects.filter(pk__in=keys))
