"""The second factor: codes of a phone's program (TOTP), and recovery codes for a lost phone.

Recovery codes are digits, so that a phone's row of numbers is enough to type them and no
keyboard has to be changed; the database keeps only what is needed to know them again.
"""

import secrets
import time
from base64 import b32encode
from binascii import unhexlify

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from desk.sessions import end_sessions
from news.rights import publishes_anything

RECOVERY_CODES = 10
RECOVERY_DIGITS = 10
TOTP_DIGITS = 6


def has_device(user: User) -> bool:
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def is_demanded(user: User | AnonymousUser) -> bool:
    """Whether this person may work only in a session that a code has opened."""
    return settings.REQUIRE_TOTP and isinstance(user, User) and publishes_anything(user)


def is_passed(user: User | AnonymousUser) -> bool:
    """Whether a code has opened this session; django-otp's middleware knows."""
    return user.is_verified()  # type: ignore[union-attr]


def is_owed(user: User | AnonymousUser) -> bool:
    """Whether a code is demanded in this session, and none was given."""
    return is_demanded(user) and not is_passed(user)


def alone(user: User) -> None:
    """Within a transaction: a form sent twice waits here for its first copy."""
    User.objects.select_for_update().get(pk=user.pk)


def digits_of(typed: str) -> str:
    return "".join(sign for sign in typed if sign in "0123456789")


def passes(user: User, typed: str) -> bool:
    """Whether the code fits, or the person has no device; the device is left on the person."""
    user.otp_device = None  # type: ignore[attr-defined]
    if not has_device(user):
        return True
    user.otp_device = accepting_device(user, digits_of(typed))  # type: ignore[attr-defined]
    return user.otp_device is not None  # type: ignore[attr-defined]


@transaction.atomic
def accepting_device(user: User, code: str) -> Device | None:
    """The device that takes the code, which is used up by that; others are not asked."""
    if len(code) == TOTP_DIGITS:
        devices, answer = TOTPDevice.objects.filter(user=user, confirmed=True), code
    elif len(code) == RECOVERY_DIGITS:
        devices, answer = StaticDevice.objects.filter(user=user), kept_form(user, code)
    else:
        return None
    # The lock lets two logins at once use one code only once.
    device = devices.select_for_update().order_by("pk").first()
    return device if device and device.verify_token(answer) else None


def new_key() -> str:
    """A key in hexadecimal, as long as the standard (RFC 4226) advises."""
    return secrets.token_hex(20)


def address_for_phone(user: User, key: str) -> str:
    """The otpauth:// address that a phone's program reads from the picture."""
    return TOTPDevice(user=user, key=key).config_url


def key_for_typing(key: str) -> str:
    letters = b32encode(unhexlify(key)).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


@transaction.atomic
def confirm(user: User, key: str, typed: str) -> TOTPDevice | None:
    """Make the key the person's own, in place of an older one, if the code shows it was read."""
    clock = TOTP(unhexlify(key))
    clock.time = time.time()
    code = digits_of(typed)
    if len(code) != TOTP_DIGITS or not clock.verify(int(code), tolerance=1):
        return None
    alone(user)
    TOTPDevice.objects.filter(user=user).delete()
    # The code that confirmed is used up, and the phone's clock is known from it.
    return TOTPDevice.objects.create(
        user=user, name="телефон", key=key, last_t=clock.t(), drift=clock.drift
    )


@transaction.atomic
def make_recovery_codes(user: User) -> list[str]:
    """Ten new codes of ten digits, to be shown once; the old ones die."""
    codes = [f"{secrets.randbelow(10**RECOVERY_DIGITS):010}" for _ in range(RECOVERY_CODES)]
    alone(user)
    device, _ = StaticDevice.objects.get_or_create(user=user, defaults={"name": "қор кодтары"})
    device.token_set.all().delete()
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=kept_form(user, code)) for code in codes
    )
    return codes


def kept_form(user: User, code: str) -> str:
    return salted_hmac("desk.second_factor", f"{user.pk} {code}").hexdigest()[:16]


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def forget_devices(user: User) -> None:
    """For a lost phone: nothing of it opens the desk any more, open sessions included."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    end_sessions(user.pk)
