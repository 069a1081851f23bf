"""Dates as Kazakh newspapers print them: «27 қазан 2022 ж.», «Қыркүйек 2025», «Дс».

Python's own calendar names depend on the machine's locale; these do not.
"""

from datetime import date

MONTHS = (
    *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
    *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
)
WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
SHORT_WEEKDAYS = ("Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс")


def long_date(day: date) -> str:
    """«08 қараша 2024 ж.»: two figures for the day, so that dates in a list stand in line."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year} ж."


def month_title(year: int, month: int) -> str:
    """«Қыркүйек 2025»: a month is a capital only where it begins a heading."""
    return f"{MONTHS[month - 1].capitalize()} {year}"


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]
