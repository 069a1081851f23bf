"""Addresses of the archive: every prefix of a day's address is a page."""

from django.urls import register_converter

from archive import views
from news.addresses import pages
from news.converters import Number


class Year(Number):
    regex = "[0-9]{4}"


class TwoDigits(Number):
    """A month or a day; `9` is sent to `09`."""

    regex = "0?[1-9]|[12][0-9]|3[01]"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


register_converter(Year, "year")
register_converter(TwoDigits, "two")

app_name = "archive"

urlpatterns = [
    *pages("<year:year>", views.year, "year"),
    *pages("<year:year>/<two:month>", views.month, "month"),
    *pages("<year:year>/<two:month>/<two:day>", views.day, "day"),
]
