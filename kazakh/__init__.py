"""The Kazakh language in pure Python: dates, numbers, names and slugs; no Django."""

from kazakh.dates import MONTHS, SHORT_WEEKDAYS, WEEKDAYS, long_date, month_title, weekday
from kazakh.invisible import without_invisible
from kazakh.names import name_key
from kazakh.numbers import spaced
from kazakh.searching import SEARCH_VERSION, fold, search_keys
from kazakh.slugs import slugify

__all__ = [
    "MONTHS",
    "SEARCH_VERSION",
    "SHORT_WEEKDAYS",
    "WEEKDAYS",
    "fold",
    "long_date",
    "month_title",
    "name_key",
    "search_keys",
    "slugify",
    "spaced",
    "weekday",
    "without_invisible",
]
