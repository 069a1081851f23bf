"""A field for the time at which something ends: chosen quickly («3 сағат»), or to the minute."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import to_current_timezone
from django.utils import timezone

from news.fields import MomentField

EXACT, NIGHT = "exact", "night"
MISSING = "Қашанға дейін екенін таңдаңыз."
NAMES = {EXACT: "дәл уақытқа дейін", NIGHT: "бүгін түнге дейін"}


def chosen_end(choice: str, now: datetime) -> datetime:
    """The end that a quick choice means: so many whole hours from now, or tonight's midnight."""
    if choice == NIGHT:
        tomorrow = timezone.localtime(now) + timedelta(days=1)
        return tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
    return (now + timedelta(hours=int(choice))).replace(second=0, microsecond=0)


class EndingWidget(forms.MultiWidget):
    use_fieldset = True

    def __init__(self, choices: list[tuple[str, str]], default: str) -> None:
        self.default = default
        quick = forms.Select({"class": "ending__quick", "aria-label": "Қашанға дейін"}, choices)
        clock = {"type": "datetime-local", "class": "ending__exact", "aria-label": "Дәл уақыты"}
        super().__init__([quick, forms.DateTimeInput(clock, "%Y-%m-%dT%H:%M")])

    def decompress(self, value: datetime | None) -> list:
        return [EXACT, to_current_timezone(value)] if value else [self.default, None]


class EndingField(forms.MultiValueField):
    """Gives the moment; it lies ahead.

    :param choices: hours as figures, and NIGHT, in the order in which they are offered.
    """

    def __init__(self, choices: tuple[str, ...], default: str, **options) -> None:
        named = [(choice, NAMES.get(choice, f"{choice} сағат")) for choice in (*choices, EXACT)]
        fields = (forms.ChoiceField(choices=named), forms.DateTimeField(required=False))
        super().__init__(
            fields,
            widget=EndingWidget(named, default),
            require_all_fields=False,
            validators=MomentField.default_validators,
            error_messages={"required": MISSING, "incomplete": MISSING},
            **options,
        )

    def compress(self, values: list) -> datetime | None:
        choice, exact = values or (EXACT, None)
        now = timezone.now()
        end = exact if choice == EXACT else chosen_end(choice, now)
        if end is None:
            raise ValidationError("Дәл уақытын қойыңыз.")
        if end <= now:
            raise ValidationError("Бұл уақыт өтіп кетті.")
        return end
