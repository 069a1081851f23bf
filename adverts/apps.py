"""The app's name as editors see it."""

from django.apps import AppConfig


class AdvertsConfig(AppConfig):
    name = "adverts"
    verbose_name = "Жарнама мен хабарландыру"
