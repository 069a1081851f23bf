"""How long what readers send is kept, and the end of it. The privacy page says these numbers."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from letters.models import Comment, Letter, LetterPhoto, Report, Trace

TRACES_STAY = timedelta(days=30)
REFUSED_STAY = timedelta(days=30)
LETTERS_STAY = timedelta(days=180)


def forget() -> int:
    """Forget what has had its time; how many rows went. Bears being cut off and run twice."""
    now = timezone.now()
    refused = Comment.objects.filter(state__in=[Comment.State.REJECTED, Comment.State.SPAM])
    gone = Trace.objects.filter(at__lte=now - TRACES_STAY).delete()[0]
    gone += refused.filter(decided_at__lte=now - REFUSED_STAY).delete()[0]
    gone += Report.objects.filter(sent_at__lte=now - LETTERS_STAY).delete()[0]
    old = Letter.objects.filter(sent_at__lte=now - LETTERS_STAY)
    return gone + sum(remove(letter) for letter in old)


@transaction.atomic
def remove(letter: Letter) -> int:
    """Remove a letter with its files; how many rows went.

    The files go first: one that stayed behind its row would be found by nobody.
    """
    for photo in letter.photos.all():
        remove_file(photo)
    return letter.delete()[0]


def remove_file(photo: LetterPhoto) -> None:
    photo.file.storage.delete(str(photo.file.name))
