"""Addresses for programs. They come before the newspaper's, whose rubrics may be any path."""

from django.urls import path, register_converter

from news.converters import RubricPath
from syndication import files
from syndication.api import views as api
from syndication.cards import views as cards
from syndication.feeds import channels
from syndication.feeds.forms import FORMS
from syndication.outbox import indexnow
from syndication.site_map import views as site_map


class Form(RubricPath):
    """`rss.xml`"""

    regex = "|".join(FORMS).replace(".", r"\.")


class Mark(RubricPath):
    """`3f0c…`: twenty digits of a hash"""

    regex = "[0-9a-f]{20}"


class Key(RubricPath):
    """A key of IndexNow"""

    regex = "[0-9a-f]{32}"


register_converter(Form, "form")
register_converter(Key, "key")
register_converter(Mark, "mark")

app_name = "syndication"

urlpatterns = [
    path("robots.txt", files.robots),
    path("ads.txt", files.ads),
    path(".well-known/security.txt", files.security),
    path("kartochka/<number:pk>-<mark:mark>.jpg", cards.card, name="card"),
    path("api/articles/", api.articles, name="articles"),
    path("api/articles/<number:pk>/", api.article, name="article"),
    path("api/rubrics/", api.rubrics, name="rubrics"),
    path("api/openapi.json", api.description, name="api"),
    path("api/<path:path>", api.missing),
    path("<key:key>.txt", indexnow.key_file),
    path("google_news.xml", site_map.news, name="news"),
    path("<form:form>", channels.site, name="site"),
    path("ruhaniyat/<form:form>", channels.column, name="column"),
    path("tags/<slug:slug>/<form:form>", channels.tag, name="tag"),
    path("avtor/<slug:slug>/<form:form>", channels.person, name="person"),
    path("<rubric:path>/<form:form>", channels.rubric, name="rubric"),
]
