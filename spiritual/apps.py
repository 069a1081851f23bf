"""The app's name as editors see it."""

from django.apps import AppConfig


class SpiritualConfig(AppConfig):
    name = "spiritual"
    verbose_name = "Руханият"
