"""Who did what and when, kept in words beside what the admin notes by itself.

The rows are Django's own (LogEntry), which the admin writes on each save; the chief editor reads
all of them as one list (desk.audit). No address of a computer is kept in them.
"""

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Kind(models.IntegerChoices):
    """What sort of event a row tells; the first three are written by the admin itself."""

    ADDED = ADDITION, "жаңасын қосу"
    CHANGED = CHANGE, "өзгерту"
    DELETED = DELETION, "өшіру"
    DONE = 4, "жариялау және басқа істер"
    ENTRY = 5, "кіру және шығу"
    REFUSED = 6, "кіре алмау"
    ACCOUNT = 7, "рөл, құпиясөз, растау"
    LETTER = 8, "құпиясөз сұраған хат"


def note(by: User | None, thing: models.Model, sentence: str, kind: Kind = Kind.DONE) -> None:
    """Keep what a person did: note(user, article, "«Көпір ашылды» мақаласын жариялады").

    The sentence goes on after the person's name and ends without a full stop. Nothing is kept
    where nobody acted (an import, a timer).
    """
    if by is None:
        return
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(thing, for_concrete_model=False),
        object_id=thing.pk,
        object_repr=str(thing)[:200],
        action_flag=kind,
        change_message=sentence,
    )
