"""The app's name as editors see it."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Жаңалықтар"
