"""Whoever works at the desk, by name."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def editor(request: HttpRequest) -> User:
    """Whoever is signed in: the desk lets nobody else in."""
    return cast(User, request.user)


def name_of(user: User | None) -> str:
    """What colleagues call the person."""
    if user is None:
        return "жүйе"
    return user.first_name or user.get_full_name() or user.get_username()
