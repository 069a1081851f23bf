"""Addresses of readers' forms; `news.models.rubric.RESERVED` keeps their first words."""

from letters import views, voting
from news.addresses import page, pages

app_name = "letters"

urlpatterns = [
    *pages("pikirler/<number:pk>", views.comments, "comments"),
    *page("qate/<number:pk>", views.report, "report"),
    *page("zhanalyq-zhiberu", views.send_news, "news"),
    *page("bailanys", views.contact, "contact"),
    *page("saualnama", voting.polls, "polls"),
    *page("saualnama/<number:pk>", voting.poll, "poll"),
]
