"""Times as one says them: «09:00-де», «27 қараша 09:00-де», «2 сағат 15 минуттан кейін»."""

from datetime import datetime, timedelta

from kazakh.dates import MONTHS

# The locative follows the number that is said last: «үште», «тоғызда», «нөлде».
UNITS = ("де", "де", "де", "те", "те", "те", "да", "де", "де", "да")
TENS = ("де", "да", "да", "да", "та", "де")
DAY, HOUR, MINUTE = 24 * 60, 60, 1
LENGTHS = ((DAY, "күн", "күннен"), (HOUR, "сағат", "сағаттан"), (MINUTE, "минут", "минуттан"))


def at_time(moment: datetime) -> str:
    """«09:00-де», «17:45-те»: at that time of the day."""
    tens, units = divmod(moment.minute, 10)
    ending = UNITS[units] if units or not tens else TENS[tens]
    return f"{moment:%H:%M}-{ending}"


def at_moment(moment: datetime, now: datetime) -> str:
    """«27 қараша 09:00-де»; the year only where it is another one."""
    year = "" if moment.year == now.year else f"{moment.year} жылғы "
    return f"{year}{moment.day} {MONTHS[moment.month - 1]} {at_time(moment)}"


def after(span: timedelta) -> str:
    """«2 сағат 15 минуттан кейін»: the two largest units; seconds are rounded up."""
    left = -(-int(span.total_seconds()) // 60)
    counted = []
    for length, word, from_word in LENGTHS:
        number, left = divmod(left, length)
        counted += [(number, word, from_word)] if number else []
    if not counted:
        return "қазір"
    *before, (number, _, from_word) = counted[:2]
    return " ".join([*(f"{n} {word}" for n, word, _ in before), f"{number} {from_word} кейін"])
