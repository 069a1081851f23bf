"""The old site's files at the addresses that they always had; its pages are found by answers.py."""

from django.urls import path, re_path

from legacy import views

app_name = "legacy"

# WordPress may have stood in a folder of its own, and keeps its files in another.
FILES = r"^(?:(?:[\w-]+/)?wp-content/)?uploads/(?P<path>.+)$"

urlpatterns = [
    path("", views.front_page, name="front_page"),
    re_path(r"^(?P<path>(?:.+/)?page/\d{1,9})$", views.further_page, name="further_page"),
    re_path(FILES, views.upload, name="upload"),
]
