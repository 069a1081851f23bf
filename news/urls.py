"""Addresses of the newspaper. They are the old site's, so that nothing breaks when it moves in.

A closing slash may be missing, and an article's rubric and slug may be anything: views send
such requests to the one right address. Rubrics come last, since any path may be one.
"""

from django.urls import path
from django.views.generic import RedirectView

from news import previews, views
from news.addresses import page, pages, stream
from news.display import display_page
from news.search.views import search

app_name = "news"

to_search = RedirectView.as_view(pattern_name="news:search", query_string=True, permanent=True)

urlpatterns = [
    path("", views.front_page, name="front"),
    *stream("", views.latest, "front"),
    path("views/<number:pk>/", views.count, name="count"),
    path("zhoba/<str:token>/", previews.linked, name="preview"),
    *pages("tuzetuler", views.corrections, "corrections"),
    *page("korinis", display_page, "display"),
    path("search/", search, name="search"),
    path("search", to_search),
    *stream("tags/<slug:slug>", views.tag, "tag"),
    *stream("avtor/<slug:slug>", views.person, "person"),
    path("<any:path>/<number:pk>-<oldslug:slug>.html", views.article, name="article"),
    path("<number:pk>-<oldslug:slug>.html", views.article, name="article"),
    *stream("<rubric:path>", views.rubric, "rubric"),
]
