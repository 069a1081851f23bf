"""The app's name as editors see it."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "paper"
    verbose_name = "Газет"
