"""A save that is carried out to its end and then taken back.

So a preview shows exactly what would be saved, a proposal holds exactly what would become of the
piece, and the summary before publishing knows what the form would do.
"""

from collections.abc import Callable

from django.http import HttpResponse


class Rehearsed(Exception):
    """Raised at the end of a save: the transaction around it is taken back.

    :param answer: called afterwards for the response.
    """

    def __init__(self, answer: Callable[[], HttpResponse]) -> None:
        super().__init__()
        self.answer = answer
