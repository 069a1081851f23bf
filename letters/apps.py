"""The app's name as editors see it."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "letters"
    verbose_name = "Оқырмандардан"
