"""The app's name as editors see it."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = "Тұрақты беттер"
