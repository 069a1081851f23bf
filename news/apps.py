"""The app's name as editors see it."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Жаңалықтар"

    def ready(self) -> None:
        from news import checks  # noqa: F401 (registers itself)
