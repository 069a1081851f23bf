"""The newspaper's part of the desk, one table a module."""

from news.admin import articles, breaking, front, missed, newsroom, people, photo, rubric

__all__ = ["articles", "breaking", "front", "missed", "newsroom", "people", "photo", "rubric"]
