"""People and unfinished pieces for the demo's desk: make guide photographs them."""

import json
import os

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from desk.demo import pieces


class Command(BaseCommand):
    help = "Fill the demo's desk; the password of its people comes from DEMO_PASSWORD."

    @transaction.atomic
    def handle(self, **options: object) -> None:
        password = os.environ.get("DEMO_PASSWORD")
        if not password:
            raise CommandError("DEMO_PASSWORD is not set.")
        try:
            made = pieces.fill(password)
        except ValueError as reason:
            raise CommandError(f"The desk cannot be filled: {reason}.") from reason
        self.stdout.write(json.dumps(made))
