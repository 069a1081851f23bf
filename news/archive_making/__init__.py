"""A made-up archive of any size, to see how the site does with it (`manage.py make_archive`)."""

from news.archive_making.filling import fill

__all__ = ["fill"]
