"""The seal of a form: which page it belongs to, when it was opened, and a key of its own.

No cookie is needed for it. A robot that sends at once, a form that lay open since yesterday, and
one that was sent before are told apart by the seal alone.
"""

import time
import uuid
from datetime import timedelta
from typing import NamedTuple

from django.core import signing

SIGNER = signing.Signer(salt="letters.seal")
TOO_FAST = timedelta(seconds=3)
TOO_OLD = timedelta(hours=12)


class Seal(NamedTuple):
    place: str
    """«comment-17»"""
    key: uuid.UUID
    at: int
    """Seconds of the epoch."""

    @property
    def age(self) -> timedelta:
        return timedelta(seconds=time.time() - self.at)

    def __str__(self) -> str:
        return SIGNER.sign_object([self.place, self.key.hex, self.at], compress=False)


def sealed(place: str) -> Seal:
    return Seal(place, uuid.uuid4(), int(time.time()))


def opened(text: str, place: str) -> Seal | None:
    """The seal that a form came with; None where it is not ours, another page's, or too old."""
    try:
        where, key, at = SIGNER.unsign_object(text[:500])
    except (signing.BadSignature, ValueError):
        return None
    seal = Seal(where, uuid.UUID(key), at)
    return seal if where == place and seal.age <= TOO_OLD else None
