"""The app's name as editors see it."""

from django.apps import AppConfig


class LegacyConfig(AppConfig):
    name = "legacy"
    verbose_name = "Ескі сайт"
