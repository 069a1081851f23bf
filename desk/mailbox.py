"""Mail addresses as commands take them."""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import MaxLengthValidator, validate_email

LONGEST = 150  # an address is the login, too


def checked_address(email: str) -> str:
    """The address without blanks; a CommandError says what is wrong with it."""
    email = email.strip()
    try:
        validate_email(email)
        MaxLengthValidator(LONGEST)(email)
    except ValidationError as reason:
        raise CommandError(f"«{email}» is no mail address.") from reason
    return email
