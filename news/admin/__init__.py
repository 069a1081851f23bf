"""The newspaper's part of the desk, one table a module."""

from news.admin import articles, people, photo, rubric

__all__ = ["articles", "people", "photo", "rubric"]
