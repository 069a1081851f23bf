"""The way back in for the last administrator, from the server's own shell."""

from argparse import ArgumentParser

from axes.models import AccessAttempt
from django.core.management.base import BaseCommand
from django.db import transaction

from desk.accounts import account_of, known, password_link
from desk.mailbox import checked_address
from desk.roles import BY_KEY, CHIEF, give_role
from desk.second_factor import forget_devices
from news.audit import Kind, note


class Command(BaseCommand):
    help = (
        "Make somebody the chief editor again: the old password, phone and locks are forgotten, "
        "and a link is printed on which a new password is chosen."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the person's address, or login")

    @transaction.atomic
    def handle(self, *, email: str, **options: object) -> None:
        user = known(email) or account_of(checked_address(email))
        user.is_active = True
        # Whoever shut the person out may know the old one.
        user.set_unusable_password()
        give_role(user, BY_KEY[CHIEF])
        forget_devices(user)
        AccessAttempt.objects.all().delete()
        note(user, user, "серверден бас редактор болып қайта кірді", Kind.ACCOUNT)
        self.stdout.write(f"{user} is the chief editor. The link works once and for three days:")
        self.stdout.write(password_link(user))
