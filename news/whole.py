"""A whole article, for its page: itself and all that belongs to it.

Most readers come for one, and after each change of the site all are drawn anew. So this is one
question in plain SQL, and a few where an article has what most have not: Django takes longer to
put together its seven than PostgreSQL to answer them.
"""

from typing import Any, NamedTuple

from django.http import Http404
from django.utils import timezone

from news import body
from news.models import Article, Byline, Correction, Person, Photo, Tag
from news.prepared import Prepared
from news.queries import PUBLISHED, VIEWS
from news.rubrics import RubricTree
from news.search.related import CHOSEN, TELLING, related

# By name: a new column changes nothing of what was prepared.
COLUMNS = ", ".join(f"news_article.{field.column}" for field in Article._meta.concrete_fields)
# The one that stands beside it in its section, by the index of sections.
NEIGHBOUR = f"""(
  SELECT json_build_object('pk', id, 'title', title, 'slug', slug, 'section', section,
                           'rubric_id', rubric_id)
    FROM (SELECT * FROM news_article AS beside
           WHERE section = news_article.section AND {PUBLISHED}
             AND (published_at, id) {{order}} (news_article.published_at, news_article.id)
           ORDER BY published_at {{way}}, id {{way}} LIMIT 1) AS found)"""
ARTICLE = f"""
SELECT {COLUMNS}, {VIEWS} AS views, {CHOSEN} AS chosen, {TELLING} AS telling,
  {NEIGHBOUR.format(order="<", way="DESC")} AS its_before,
  {NEIGHBOUR.format(order=">", way="ASC")} AS its_after,
  EXISTS (SELECT FROM news_correction WHERE article_id = news_article.id) AS is_corrected,
  (SELECT json_agg(json_build_object('name', tag.name, 'slug', tag.slug) ORDER BY tag.name)
     FROM news_tag AS tag JOIN news_article_tags AS its ON its.tag_id = tag.id
    WHERE its.article_id = news_article.id) AS its_tags,
  (SELECT json_agg(json_build_object('role', byline.role, 'text', byline.text,
                                     'name', person.name, 'slug', person.slug)
                   ORDER BY byline.order, byline.id)
     FROM news_byline AS byline LEFT JOIN news_person AS person ON person.id = byline.person_id
    WHERE byline.article_id = news_article.id) AS its_bylines
FROM news_article WHERE id = %(pk)s
"""
PUBLISHED_ONE = Prepared(
    "published_article", f"{ARTICLE} AND {PUBLISHED}", pk="bigint", at="timestamptz"
)
IN_ANY_STATE = Prepared("article_in_any_state", ARTICLE, pk="bigint", at="timestamptz")


class Whole(NamedTuple):
    article: Article
    """With its lead photo, too."""
    tags: list[Tag]
    bylines: list[Byline]
    corrections: list[Correction]
    photos: dict[int, Photo]
    """Those that the text refers to."""
    related: list[Article]
    before: Article | None
    after: Article | None


def published(pk: int, tree: RubricTree) -> Article:
    """:raises Http404: readers see no such article"""
    return read(PUBLISHED_ONE, pk, tree)


def in_any_state(pk: int, tree: RubricTree) -> Article:
    """:raises Http404: there is no such article"""
    return read(IN_ANY_STATE, pk, tree)


def read(question: Prepared, pk: int, tree: RubricTree) -> Article:
    """An article with its views and its rubric, and what `whole` makes the rest of."""
    found = list(Article.objects.raw(question.sql(), {"pk": pk, "at": timezone.now()}))
    if not found:
        raise Http404("no article that may be seen")
    seat(found[0], tree)
    return found[0]


def whole(article: Any, tree: RubricTree) -> Whole:
    """:param article: as one of those above gives it"""
    near = related(article.pk, article.chosen, article.telling)
    beside = [Article(**row) if row else None for row in (article.its_before, article.its_after)]
    for one in (*near, *beside):
        if one:
            seat(one, tree)
    return Whole(
        article,
        [Tag(**row) for row in article.its_tags or ()],
        [byline_of(**row) for row in article.its_bylines or ()],
        list(article.corrections.all()) if article.is_corrected else [],
        pictured(article),
        near,
        *beside,
    )


def seat(article: Article, tree: RubricTree) -> None:
    """Give it its rubric from memory; one that is newer than the tree is read by itself."""
    if rubric := tree.by_pk.get(article.rubric_id):
        article.rubric = rubric


def byline_of(role: str, text: str, name: str | None, slug: str | None) -> Byline:
    return Byline(role=role, text=text, person=Person(name=name, slug=slug) if name else None)


def pictured(article: Article) -> dict[int, Photo]:
    """The photos of the text; the lead photo comes with them, and goes to its place."""
    wanted = body.photo_ids(article.body)
    lead = article.lead_photo_id
    photos = Photo.objects.in_bulk({*wanted, *([lead] if lead else [])}) if wanted or lead else {}
    if lead:
        article.lead_photo = photos[lead]
    return photos
