"""How much waits for the desk: one question for all of it."""

from typing import NamedTuple

from django.db import connection

WAITING = """
SELECT (SELECT count(*) FROM letters_comment WHERE state = 'waiting'),
       (SELECT count(*) FROM letters_report WHERE state = 'new'),
       (SELECT count(*) FROM letters_letter WHERE state = 'new')
"""


class Waiting(NamedTuple):
    comments: int
    reports: int
    letters: int


def waiting() -> Waiting:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return Waiting(*cursor.fetchone())
