"""The old site's files at the addresses that they always had; its pages are found by answers.py."""

from django.urls import path, re_path

from legacy import views

app_name = "legacy"

urlpatterns = [
    path("", views.front_page, name="front_page"),
    re_path(r"^(?P<path>(?:.+/)?page/\d{1,9})$", views.further_page, name="further_page"),
    re_path(r"^uploads/(?P<path>.+)$", views.upload, name="upload"),
]
