"""The app has no tables: it reads the newspaper's."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "Мұрағат"
