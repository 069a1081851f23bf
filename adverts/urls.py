"""Addresses of adverts' counts and of notices."""

from django.urls import path

from adverts import notices, views
from news.addresses import page, pages

app_name = "adverts"

urlpatterns = [
    path("zharnama/korindi/<number:pk>/", views.seen, name="seen"),
    path("zharnama/<number:pk>/", views.click, name="click"),
    *pages("habarlandyru", notices.notices, "notices"),
    *page("habarlandyru/<number:pk>", notices.notice, "notice"),
    *pages("habarlandyru/<slug:kind>", notices.notices, "kind"),
]
