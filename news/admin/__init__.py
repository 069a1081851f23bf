"""The newspaper's part of the desk, one table a module."""

from news.admin import articles, breaking, front, people, photo, rubric

__all__ = ["articles", "breaking", "front", "people", "photo", "rubric"]
