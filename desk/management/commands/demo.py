"""What make run needs once: the demo's content and an editor's login."""

import os
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from desk.demo import readers
from news import demo
from news.models import Article


class Command(BaseCommand):
    help = "Fill an empty site with the demo's articles and make its editor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("editor", help="the login; the password comes from DEMO_PASSWORD")

    def handle(self, *, editor: str, **options: Any) -> None:
        self.make_editor(editor)
        if Article.objects.exists():
            return
        self.stdout.write("Loading the demo's articles …")
        report = demo.load()
        if report.faults:
            number, fault = report.faults[0]
            raise CommandError(f"The demo's line {number} is faulty: {fault}")
        readers.fill()

    def make_editor(self, name: str) -> None:
        users = get_user_model().objects
        if not users.filter(username=name).exists():
            password = os.environ.get("DEMO_PASSWORD")
            if not password:
                raise CommandError("DEMO_PASSWORD is not set.")
            users.create_superuser(name, f"{name}@localhost", password)
