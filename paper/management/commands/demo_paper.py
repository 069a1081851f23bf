"""The demo's printed newspaper: make run needs it once."""

from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand
from django.utils import timezone

from paper.models import Issue
from paper.opening import look

# Printed of the demo's articles by make demo-paper.
PDF = Path(__file__).parents[2] / "demo" / "gazet.pdf"


class Command(BaseCommand):
    help = "Give a site without printed issues the demo's own; housekeeping makes its pages."

    def handle(self, **options: Any) -> None:
        if Issue.objects.exists():
            return
        today = timezone.localdate()
        with PDF.open("rb") as content:
            file = File(content, PDF.name)
            issue = Issue(number=today.isocalendar().week, date=today)
            issue.take(file, look(file))
            issue.save()
