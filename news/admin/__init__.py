"""The newspaper's part of the desk, one table a module."""

from news.admin import articles, breaking, front, newsroom, people, photo, rubric

__all__ = ["articles", "breaking", "front", "newsroom", "people", "photo", "rubric"]
