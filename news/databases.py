"""Where readers' pages are read from: a streaming replica, where the site has one.

All that writes uses the primary, and so do all pages of somebody who is signed in, who is to
see an own save at once. Whether the replica is there is looked at by the page cache's watch,
a few times a second; while it is away readers' pages are read from the primary.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

PRIMARY = DEFAULT_DB_ALIAS
REPLICA = "replica"

current: ContextVar[str] = ContextVar("the database that is read from", default=PRIMARY)
chosen: str | None = None


def by_preference() -> list[str]:
    """The databases that readers' pages may be read from, the best first."""
    return [REPLICA, PRIMARY] if REPLICA in settings.DATABASES else [PRIMARY]


def choose(name: str) -> None:
    """Read readers' pages of this process from there from now on."""
    global chosen
    chosen = name


def for_readers() -> str:
    return chosen or by_preference()[0]


@contextmanager
def reading_from(name: str) -> Iterator[None]:
    """What is read inside is read from that database."""
    token = current.set(name)
    try:
        yield
    finally:
        current.reset(token)


def reading() -> BaseDatabaseWrapper:
    """The connection for a question in plain SQL that a reader's page may ask."""
    return connections[current.get()]


class Router:
    """Django asks it about each query of the ORM."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return current.get()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return PRIMARY

    def allow_relation(self, *_: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, database: str, app_label: str, **hints: Any) -> bool:
        return database == PRIMARY
