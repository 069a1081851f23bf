"""Invite somebody to the desk: the first editor of an empty newsroom, too."""

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import MaxLengthValidator, validate_email

from desk.accounts import invite

LONGEST = 150  # an address is the login, too


class Command(BaseCommand):
    help = "Mail somebody a link on which they choose a password for the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--chief", action="store_true", help="with every right")

    def handle(self, *, email: str, chief: bool, **options: object) -> None:
        try:
            validate_email(email.strip())
            MaxLengthValidator(LONGEST)(email.strip())
        except ValidationError as reason:
            raise CommandError(f"«{email}» is no mail address.") from reason
        user = invite(email, chief=chief)
        self.stdout.write(f"Invited {user.email}.")
