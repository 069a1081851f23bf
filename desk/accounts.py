"""Accounts: people are invited by mail and choose a password themselves.

Nobody gets a password from somebody else, so no form of the desk sets another's.
"""

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from desk.roles import Role, give_role
from news.models import Newsroom

INVITATION = "desk/invitation.txt"


def known(typed: str) -> User | None:
    """The account of that login or mail address, in capitals or not."""
    name = typed.strip()
    found = User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name)).order_by("pk")
    # Somebody's login may be another's address: the login comes first.
    return min(found, key=lambda user: user.username.lower() != name.lower(), default=None)


def account_of(email: str) -> User:
    """The account of that address, made without a password if there is none."""
    email = User.objects.normalize_email(email.strip()).lower()
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(username=email, email=email, is_staff=True)
        user.set_unusable_password()
        user.save()
    return user


def invite(email: str, *, role: Role | None = None) -> User:
    """Make an account or take the one of that address, give it a role, and mail its link."""
    user = account_of(email)
    if role:
        give_role(user, role)
    invitation(user).send()
    return user


def invitation(user: User) -> EmailMessage:
    return letter(user, INVITATION, f"{Newsroom.ours().name} редакциясына шақыру")


def letter(user: User, words: str, subject: str) -> EmailMessage:
    facts = {"user": user, "link": password_link(user), "site_name": Newsroom.ours().name}
    return EmailMessage(subject, render_to_string(words, facts), None, [user.email])


def password_link(user: User) -> str:
    """Where the person chooses a password; it works once and for three days."""
    place = {
        "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }
    # The address comes from the settings: a request may carry any host.
    return settings.SITE_URL + reverse("password_reset_confirm", kwargs=place)
