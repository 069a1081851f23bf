"""Bad logins are counted, and then nobody's password is looked at for a while.

Five failures of one account from one address close that pair for half an hour; twenty of one
address close it for an hour, whatever the accounts. Wrong codes count like wrong passwords.
"""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from desk.accounts import known
from news.content import ReaderRequest
from news.visitors import address_of, network_of

PER_ACCOUNT = 5
PER_ADDRESS = 20
ACCOUNT_WAITS = timedelta(minutes=30)
ADDRESS_WAITS = timedelta(hours=1)
LOCKED = "Қате тым көп болды. Жарты сағаттан кейін қайталаңыз немесе бас редакторға айтыңыз."


def counted_address(request: ReaderRequest) -> str | None:
    """The visitor's address; of the sixth version the network, which one visitor has whole."""
    try:
        network = ipaddress.ip_network(network_of(address_of(request.META)))
    except (KeyError, ValueError):  # no address, as in Django's own test client, or none at all
        return None
    return str(network.network_address)


def counted_name(request: HttpRequest, credentials: dict | None) -> str:
    """One name for one account, however it was typed."""
    typed = str((credentials or {}).get("username") or "").strip()
    user = known(typed)
    return (user.get_username() if user else typed).lower()[:150]


class Throttle(AxesDatabaseHandler):
    """Axes with our two limits, and without the fields that were typed."""

    def get_failures(self, request: ReaderRequest, credentials: dict | None = None) -> int:
        """The account's failures, or the address's on the account's scale, whichever is more."""
        now = timezone.now()
        here = AccessAttempt.objects.filter(
            ip_address=counted_address(request), attempt_time__gt=now - ADDRESS_WAITS
        )
        account = here.filter(
            username=counted_name(request, credentials), attempt_time__gt=now - ACCOUNT_WAITS
        )
        return max(failures(account), failures(here) * PER_ACCOUNT // PER_ADDRESS)

    def user_login_failed(self, sender, credentials, request=None, **facts) -> None:
        super().user_login_failed(sender, credentials, request, **facts)
        # What was typed may be a password in the wrong field, or a text on its way to be saved.
        AccessAttempt.objects.exclude(post_data="", get_data="").update(post_data="", get_data="")


def failures(attempts: QuerySet) -> int:
    return attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0


@contextmanager
def one_at_a_time(request: ReaderRequest) -> Iterator[None]:
    """Let logins of one address wait for each other, so that no race gets more guesses."""
    with transaction.atomic(), connection.cursor() as cursor:
        lock = f"signing in from {counted_address(request)}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [lock])
        yield


def too_many(request: HttpRequest, page: HttpResponse, credentials: object) -> HttpResponse:
    """The login page stays, with all that was typed, and says what has happened."""
    page.status_code = 429
    page["Retry-After"] = str(int(ACCOUNT_WAITS.total_seconds()))
    return page


def unlock(user: User) -> None:
    """Open the account again, at the addresses from which it was tried too, and its devices."""
    own = AccessAttempt.objects.filter(username=user.get_username().lower())
    AccessAttempt.objects.filter(
        ip_address__in=list(own.values_list("ip_address", flat=True))
    ).delete()
    own.delete()
    for device in (TOTPDevice, StaticDevice):
        device.objects.filter(user=user).update(throttling_failure_count=0)


def forget_failures() -> int:
    """Forget failures, with their addresses, that no longer close anything; how many rows."""
    old = AccessAttempt.objects.filter(attempt_time__lte=timezone.now() - ADDRESS_WAITS)
    return old.delete()[0]
