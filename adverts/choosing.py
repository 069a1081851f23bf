"""Which advert a page shows in a place.

Pages are kept for half a minute and are the same for everybody, so an advert is chosen when a
page is drawn: by its weight, and by the page's address and the half minute alone. Every worker
process chooses the same, and the page's entity tag stays true.
"""

import hashlib
import time
from collections.abc import Sequence

from django.utils import timezone

from adverts.models import Advert
from news.addresses import first_word
from news.content import ReaderRequest, Remembered

TURN = 30  # seconds: as long as a finished page lives
# Nobody's to advertise on: pieces that are not out, the desk, the form of a reader's choices,
# what is read without a network, and notices, condolences among them.
WITHOUT = {"habarlandyru", "korinis", "redaksia", "zhelisiz", "zhoba"}


@Remembered
def stock() -> list[Advert]:
    """All that may be shown now or soon, in one query; half a minute later it is read anew."""
    return list(Advert.objects.not_over().within_limits().select_related("photo").order_by("pk"))


def advert_for(request: ReaderRequest, place: str) -> Advert | None:
    """The one that stands in that place of the page that is being drawn."""
    if first_word(request.path_info) in WITHOUT:
        return None
    now = timezone.now()
    fitting = [one for one in stock(request.content) if one.place == place and one.is_running(now)]
    return by_weight(fitting, f"{request.path} {place} {int(time.time() // TURN)}")


def by_weight(adverts: Sequence[Advert], key: str) -> Advert | None:
    """The one that the key falls on; one of twice the weight is fallen on twice as often."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    left = number % (sum(one.weight for one in adverts) or 1)
    for one in adverts:
        left -= one.weight
        if left < 0:
            return one
    return None
