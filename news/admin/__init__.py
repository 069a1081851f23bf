"""The newspaper's part of the desk, one table a module."""

from news.admin import article, people, photo, rubric

__all__ = ["article", "people", "photo", "rubric"]
