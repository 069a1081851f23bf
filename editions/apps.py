"""The app's name as editors see it."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = "Жазулар"
