"""The site map: its index, its parts, and the news of the last two days for Google."""

import re
from collections.abc import Iterator
from datetime import timedelta

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import conditional_page

from news.content import ReaderRequest
from news.models import Article
from news.models.article import Label
from news.rubrics import rubric_tree
from syndication.paper import newsroom
from syndication.site_map import articles, parts
from syndication.site_map.parts import Parts
from syndication.site_map.writing import NEWS, Entry, answer, moment

TWO_DAYS = timedelta(hours=48)
MOST_NEWS = 1000
NUMBERED = re.compile("(belgiler|maqalalar)-([0-9]{1,14})")


@conditional_page
def index(request: ReaderRequest, more: Parts) -> HttpResponse:
    """:param more: parts of other apps, each its pages by its name"""
    others = [name for name, pages in more.items() if pages()]
    names = ["aidarlar", *others, *(f"belgiler-{number}" for number in parts.tag_stretches())]
    lists = [Entry(part_address(name)) for name in names]
    pieces = [Entry(part_address(f"maqalalar-{n}"), at) for n, at in articles.stretches()]
    return answer("sitemapindex", "sitemap", [*lists, *pieces])


def part_address(name: str) -> str:
    return reverse("site_map_part", kwargs={"name": name})


@conditional_page
def part(request: ReaderRequest, name: str, more: Parts) -> HttpResponse:
    tree = rubric_tree(request.content)
    if name in more:
        return answer("urlset", "url", more[name]())
    if name == "aidarlar":
        return answer("urlset", "url", parts.sections(tree))
    found = NUMBERED.fullmatch(name)
    if not found:
        raise Http404("no such part")
    number = int(found[2])
    is_of_tags = found[1] == "belgiler"
    entries = parts.tags(number) if is_of_tags else articles.stretch(number, tree)
    return answer("urlset", "url", entries)


@conditional_page
def news(request: ReaderRequest) -> HttpResponse:
    """What came out within two days, and is nobody's advertisement."""
    since = timezone.now() - TWO_DAYS
    recent = Article.objects.published().filter(published_at__gt=since, label=Label.NONE)
    shown = recent.select_related("rubric").defer("body").newest_first()[:MOST_NEWS]
    return answer("urlset", "url", told(shown, request), news=NEWS)


def told(shown, request: ReaderRequest) -> Iterator[Entry]:
    language = request.LANGUAGE_CODE.partition("-")[0]
    name = escape(newsroom(request.content).name)
    publication = f"<news:name>{name}</news:name><news:language>{language}</news:language>"
    for article in shown:
        facts = (
            f"<news:publication>{publication}</news:publication>"
            f"<news:publication_date>{moment(article.published_at)}</news:publication_date>"
            f"<news:title>{escape(article.title)}</news:title>"
        )
        yield Entry(article.get_absolute_url(), more=f"<news:news>{facts}</news:news>")
