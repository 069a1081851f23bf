"""The newspaper's part of the desk, one table a module."""

from news.admin import article, breaking, front, people, photo, rubric

__all__ = ["article", "breaking", "front", "people", "photo", "rubric"]
