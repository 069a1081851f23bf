"""The Kazakh language in pure Python: dates, numbers, slugs and folding; no Django."""

from kazakh.dates import MONTHS, SHORT_WEEKDAYS, WEEKDAYS, long_date, month_title, weekday
from kazakh.folding import fold, without_invisible
from kazakh.numbers import spaced
from kazakh.slugs import slugify

__all__ = [
    "MONTHS",
    "SHORT_WEEKDAYS",
    "WEEKDAYS",
    "fold",
    "long_date",
    "month_title",
    "slugify",
    "spaced",
    "weekday",
    "without_invisible",
]
