"""Invite somebody to the desk: the first editor of an empty newsroom, too."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from desk.accounts import invite
from desk.mailbox import checked_address
from desk.roles import BY_KEY, CHIEF


class Command(BaseCommand):
    help = "Mail somebody a link on which they choose a password for the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--chief", action="store_true", help="with every right")

    def handle(self, *, email: str, chief: bool, **options: object) -> None:
        user = invite(checked_address(email), role=BY_KEY[CHIEF] if chief else None)
        self.stdout.write(f"Invited {user.email}.")
