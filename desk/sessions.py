"""Sessions end by themselves: an hour after the last page, and eight hours after signing in.

Where a session is loaded both ends are looked at, so no page can forget to. Readers carry no
cookie, and cost nothing here.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

LONGEST = timedelta(hours=8)
# Whoever works without a break writes the session's row once a minute, not at every page.
SEEN_AGAIN = timedelta(minutes=1)
BEGAN = "began"


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        stored = self._get_session_from_db()  # type: ignore[attr-defined]
        facts = self.decode(stored.session_data) if stored else {}
        now = timezone.now()
        if not stored or now.timestamp() - facts.get(BEGAN, 0) >= LONGEST.total_seconds():
            self._session_key = None
            return {}
        # The stored end is an hour after the last page that was noted.
        idle = timedelta(seconds=settings.SESSION_COOKIE_AGE)
        self.modified |= stored.expire_date < now + idle - SEEN_AGAIN
        return facts

    def save(self, must_create: bool = False) -> None:
        facts = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        facts.setdefault(BEGAN, timezone.now().timestamp())
        super().save(must_create)

    def cycle_key(self) -> None:
        """Signing in, or a new password, begins a new session for the clock too."""
        self.pop(BEGAN, None)
        super().cycle_key()


def end_sessions(user_pk: int) -> None:
    """Sign the person out everywhere; a newsroom has few sessions, so all are looked at."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        if session.get_decoded().get("_auth_user_id") == str(user_pk):
            session.delete()
