"""The old site's files at the addresses that they always had; its pages are found by answers.py."""

from django.urls import re_path

from legacy import views

app_name = "legacy"

urlpatterns = [re_path(r"^uploads/(?P<path>.+)$", views.upload, name="upload")]
