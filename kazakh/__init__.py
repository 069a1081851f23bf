"""The Kazakh language in pure Python: dates, numbers, names, slugs, scripts, stems
and keys for search and sorting; no Django.
"""

from kazakh.dates import MONTHS, SHORT_WEEKDAYS, WEEKDAYS, long_date, month_title, weekday
from kazakh.folding import fold
from kazakh.invisible import without_invisible
from kazakh.mending import mended
from kazakh.names import name_key
from kazakh.numbers import spaced
from kazakh.scripts.arabic import ARABIC
from kazakh.scripts.converter import Converter
from kazakh.scripts.latin import LATIN
from kazakh.scripts.mixing import mixed_words
from kazakh.scripts.script import Script
from kazakh.search import SEARCH_VERSION, is_known, search_keys
from kazakh.slugs import slugify
from kazakh.sorting import sort_key
from kazakh.stems import stem, stems
from kazakh.times import after, at_moment, at_time

__all__ = [
    "ARABIC",
    "LATIN",
    "MONTHS",
    "SEARCH_VERSION",
    "SHORT_WEEKDAYS",
    "WEEKDAYS",
    "Converter",
    "Script",
    "after",
    "at_moment",
    "at_time",
    "fold",
    "is_known",
    "long_date",
    "mended",
    "mixed_words",
    "month_title",
    "name_key",
    "search_keys",
    "slugify",
    "sort_key",
    "spaced",
    "stem",
    "stems",
    "weekday",
    "without_invisible",
]
