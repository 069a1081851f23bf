"""The old site's files at the addresses that they always had; its pages are found by answers.py."""

from django.urls import re_path

from legacy import views

app_name = "legacy"

# WordPress may have stood in a folder of its own, and keeps its files in another.
urlpatterns = [
    re_path(r"^(?:(?:[\w-]+/)?wp-content/)?uploads/(?P<path>.+)$", views.upload, name="upload")
]
