"""Accounts: people are invited by mail and choose a password themselves.

Nobody gets a password from somebody else, so no form of the desk sets another's.
"""

import logging

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordResetView
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

logger = logging.getLogger(__name__)

INVITATION = "desk/invitation.txt"
RESET = "desk/reset.txt"


def invite(email: str, *, chief: bool = False) -> User:
    """Make an account without a password, or take the one of that address, and mail its link."""
    email = User.objects.normalize_email(email.strip()).lower()
    user = User.objects.filter(email__iexact=email).first() or User(username=email, email=email)
    if not user.pk:
        user.set_unusable_password()
    user.is_staff = True
    user.is_superuser = user.is_superuser or chief
    user.save()
    send_link(user, INVITATION, f"{settings.SITE_NAME} редакциясына шақыру")
    return user


def send_link(user: User, letter: str, subject: str) -> None:
    """Mail the link on which a password is chosen; it works once and for three days."""
    place = {
        "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }
    # The address comes from the settings: a request may carry any host.
    link = settings.SITE_URL + reverse("password_reset_confirm", kwargs=place)
    facts = {"user": user, "link": link, "site_name": settings.SITE_NAME}
    send_mail(subject, render_to_string(letter, facts), None, [user.email])


class ForgottenPasswordForm(PasswordResetForm):
    """Sends our own letter, and also to people who never chose a password after an invitation."""

    def get_users(self, email: str):
        return User.objects.filter(email__iexact=email, is_active=True)

    def save(self, **options) -> None:
        """Send the letters; the answer is the same whether or not anybody got one."""
        for user in self.get_users(self.cleaned_data["email"]):
            try:
                send_link(user, RESET, f"{settings.SITE_NAME}: құпиясөзді жаңарту")
            except OSError:
                logger.exception("A letter could not be sent")


class ForgottenPasswordView(PasswordResetView):
    form_class = ForgottenPasswordForm
