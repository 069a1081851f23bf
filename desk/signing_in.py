"""Signing in: address, password and, of who has set one up, a code, in one step.

Whatever was wrong, the answer is the same sentence, and one password hash was computed for it.
"""

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.views.decorators.debug import sensitive_variables

from desk.accounts import known
from desk.second_factor import passes
from desk.throttling import LOCKED, one_at_a_time
from news.audit import Kind, note
from news.content import ReaderRequest

WRONG = "Поштасы, құпиясөзі немесе растау коды дұрыс емес. Бір код бір рет қана жарайды."


class Backend(ModelBackend):
    @sensitive_variables()
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        token: str = "",
        **others: object,
    ) -> User | None:
        if username is None or password is None:
            return None
        user = known(username)
        if user is None:
            User().set_password(password)  # As long as for an account that is there.
            return None
        fits = user.check_password(password) and self.user_can_authenticate(user)
        return user if fits and passes(user, token) else None


class LoginRequest(ReaderRequest):
    """A login as axes leaves it."""

    axes_locked_out: bool
    axes_failures_since_start: int | None
    """Counted so far; None where the login was refused unseen."""


class CodeInput(forms.TextInput):
    """Comes back empty with an error: a code is good for one try."""

    def format_value(self, value: object) -> None:
        return None


class SigningInForm(AdminAuthenticationForm):
    request: LoginRequest
    username = UsernameField(
        label="Эл. пошта", widget=forms.TextInput(attrs={"autofocus": True, "spellcheck": "false"})
    )
    password = forms.CharField(
        label="Құпиясөз",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    token = forms.CharField(
        label="Растау коды",
        required=False,
        max_length=40,
        help_text="Телефондағы алты сан немесе қор коды. Растау қоспаған болсаңыз, бос қалсын.",
        widget=CodeInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    @sensitive_variables()
    def clean(self) -> dict:
        typed = self.cleaned_data
        if all(name in typed for name in ("username", "password", "token")):
            with one_at_a_time(self.request):
                self.user_cache = authenticate(self.request, **typed)
            if self.user_cache is None:
                self.note_failure(typed["username"])
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return typed

    def note_failure(self, username: str) -> None:
        user = known(username)
        if user and self.request.axes_failures_since_start is not None:
            told = "кіруі жарты сағатқа жабылды" if self.request.axes_locked_out else "кіре алмады"
            note(user, user, f"{told}: құпиясөзі не коды қате терілді", Kind.REFUSED)

    def get_invalid_login_error(self) -> ValidationError:
        if self.request.axes_locked_out:
            return ValidationError(LOCKED, code="locked")
        return super().get_invalid_login_error()
