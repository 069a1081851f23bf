"""What signing in leaves behind, forgotten in time; housekeeping calls it once a day or oftener."""

from datetime import timedelta

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.utils import timezone
from django.utils.module_loading import import_string

from desk.throttling import forget_failures
from news.audit import Kind

COMINGS_AND_GOINGS = timedelta(days=365)


def forget_signing_in() -> None:
    """Forget ended sessions, failures with their addresses, and a year old comings and goings.

    Bears being cut off and run twice.
    """
    import_string(f"{settings.SESSION_ENGINE}.SessionStore").clear_expired()
    forget_failures()
    LogEntry.objects.filter(
        action_flag__in=[Kind.ENTRY, Kind.REFUSED, Kind.LETTER],
        action_time__lt=timezone.now() - COMINGS_AND_GOINGS,
    ).delete()
