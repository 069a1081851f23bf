"""The newspaper's part of the desk, one table a module."""

from news.admin import article, missed, people, photo, rubric

__all__ = ["article", "missed", "people", "photo", "rubric"]
