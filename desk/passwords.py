"""Forgotten and newly chosen passwords: one letter, one link, and never a way around the code."""

import logging
import threading
from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from desk.accounts import letter
from desk.second_factor import has_device
from news.audit import Kind, note
from news.models import Newsroom

logger = logging.getLogger(__name__)

RESET = "desk/reset.txt"
LETTERS_AN_HOUR = 3


class ForgottenPasswordForm(PasswordResetForm):
    """Sends our own letter, and also to people who never chose a password after an invitation."""

    def save(self, **options) -> None:
        """Send the letters; the answer is the same whether or not anybody got one."""
        for user in User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True):
            if may_get_a_letter(user):
                # Beside the request: else the time of the answer would tell who has an account.
                words = letter(user, RESET, f"{Newsroom.ours().name}: құпиясөзді жаңарту")
                threading.Thread(target=send, args=[words], name="letter").start()


@transaction.atomic
def may_get_a_letter(user: User) -> bool:
    """Whether the person got fewer than three this hour; the one to come is noted."""
    User.objects.select_for_update().get(pk=user.pk)
    since = timezone.now() - timedelta(hours=1)
    sent = LogEntry.objects.filter(user=user, action_flag=Kind.LETTER, action_time__gt=since)
    if sent.count() >= LETTERS_AN_HOUR:
        return False
    note(user, user, "құпиясөзін жаңартатын хат сұратты", Kind.LETTER)
    return True


def send(words: EmailMessage) -> None:
    try:
        words.send()
    except OSError:
        logger.exception("A letter could not be sent")


class ForgottenPasswordView(PasswordResetView):
    form_class = ForgottenPasswordForm


class ChosenPasswordView(PasswordResetConfirmView):
    """The link's page: whoever has no phone set up yet is signed in and led to that next.

    Whoever has one signs in as always: a mailbox alone opens nothing.
    """

    post_reset_login_backend = "desk.signing_in.Backend"

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        person = form.user
        self.post_reset_login = person.is_active and not has_device(person)
        note(person, person, "құпиясөз таңдады", Kind.ACCOUNT)
        return super().form_valid(form)

    def get_success_url(self) -> str:
        return reverse("admin:totp" if self.post_reset_login else "password_reset_complete")
