"""One way in for whatever readers send, and the limits that keep a flood out.

Nobody is asked a puzzle. An address is known by a keyed hash alone, and never stored itself.
"""

from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import IntegrityError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from letters.forms import SealedForm
from letters.models import Trace
from news.visitors import address_of, is_foreign, network_of

DAY = timedelta(days=1)
# How many letters of one sender are taken in such a span. A town's phones may share an address.
LIMITS = ((timedelta(seconds=15), 1), (timedelta(minutes=10), 5), (DAY, 30))
# How many senders may send the same text in a day; short ones, «Рақмет!», are everybody's.
SAME_TEXT, SHORT = 3, 40
VOTES = "poll-"

FOREIGN = "Хат басқа сайттан келді. Осы беттен қайта жіберіңіз: жазғаныңыз орнында."
QUICK = "Қатарынан тым жиі жіберілді. {} кейін түймені қайта басыңыз: жазғаныңыз орнында."
WAITS = ("Он бес секундтан", "Он минуттан", "Бір күннен")
AGAIN = "Бұл хатыңыз бізге келіп түскен, екінші рет жіберудің керегі жоқ."
COPIED = "Дәл осы мәтін бізге бірнеше рет келді. Өз сөзіңізбен жазыңыз."
HUGE = (
    "Жібергеніңіз тым үлкен екен. Артқа қайтсаңыз, жазғаныңыз браузерде тұрады: мәтінді "
    "қысқартып немесе суретті азайтып, қайта жіберіңіз."
)


class Refused(Exception):
    """What is not taken now, with the sentence that tells the reader why."""


def filled(form: type[SealedForm], place: str, request: HttpRequest) -> SealedForm:
    """The form as it was sent; an empty one that says so where it is too large to be read."""
    try:
        return form(place, request.POST, request.FILES)
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        empty = form(place)
        empty.refuse(HUGE, 413)
        return empty


def receive(
    request: HttpRequest,
    form: SealedForm,
    keep: Callable[[], object],
    refuse: Callable[[Trace], None] | None = None,
) -> bool:
    """Keep what a reader sent, once. Else the form says why not, with all that was typed in it.

    :param refuse: raises Refused for one too many; what letters are refused for, if it is not said
    """
    if form.refusal:
        return False
    if is_foreign(request.META):
        form.refuse(FOREIGN, 403)
    if not (form.is_valid() and form.is_from_a_person()):
        return False
    try:
        with transaction.atomic():
            if admit(form, sender_of(request), refuse or refuse_flood):
                keep()
    except Refused as reason:
        form.refuse(str(reason), 429)
    except IntegrityError:
        # The same form from two addresses in the same moment: one of them was kept.
        return Trace.objects.filter(pk=form.seal.key).exists()
    return not form.refusal


def admit(form: SealedForm, sender: str, refuse: Callable[[Trace], None]) -> bool:
    """Leave the letter's trace; False where the same form has left one before.

    :raises Refused: too many from this sender, or the same text again
    """
    let_one_in(sender)
    if Trace.objects.filter(pk=form.seal.key).exists():
        return False
    trace = Trace(key=form.seal.key, sender=sender, form=form.place, at=timezone.now())
    text = " ".join(form.said.casefold().split())
    # A short text says nothing of its sender: many write «Рақмет!»
    told = text if len(text) > SHORT else f"{sender} {text}"
    trace.digest = keyed("letters.text", told)
    refuse(trace)
    trace.save(force_insert=True)
    return True


def refuse_flood(trace: Trace) -> None:
    """Too many letters of one sender, and the same text again."""
    of_sender = Trace.objects.filter(sender=trace.sender).exclude(form__startswith=VOTES)
    for (span, most), wait in zip(LIMITS, WAITS, strict=True):
        if of_sender.filter(at__gt=trace.at - span).count() >= most:
            raise Refused(QUICK.format(wait))
    same = Trace.objects.filter(digest=trace.digest, at__gt=trace.at - DAY)
    if same.filter(sender=trace.sender, form=trace.form).exists():
        raise Refused(AGAIN)
    if same.count() >= SAME_TEXT:
        raise Refused(COPIED)


def let_one_in(sender: str) -> None:
    """Let the letters of one sender wait for each other, so that no race gets past the limits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sender])


def sender_of(request: HttpRequest) -> str:
    return keyed("letters.sender", network_of(address_of(request.META)))


def keyed(what: str, text: str) -> str:
    return salted_hmac(what, text, algorithm="sha256").hexdigest()[:32]
