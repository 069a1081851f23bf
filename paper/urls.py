"""Addresses of the printed newspaper, below /gazet/; its search stands with the site's own."""

from django.urls import path

from news.addresses import page
from paper import search, views

app_name = "paper"

urlpatterns = [
    # No page cache keeps what begins with that word, and the proxy counts who asks how often.
    path("search/gazet/", search.search, name="search"),
    *page("gazet", views.home, "home"),
    *page("gazet/<number:year>", views.year, "year"),
    *page("gazet/<number:year>/<number:number>", views.issue, "issue"),
    *page("gazet/<number:year>/<number:number>/<number:page>", views.page, "page"),
]
