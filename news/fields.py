"""Fields of the newspaper's tables."""

from datetime import UTC, datetime
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kazakh import without_invisible

FIRST, LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


def visible(value: Any) -> Any:
    """A text as it is kept: without marks that nobody sees, which feeds and XML refuse."""
    return without_invisible(value).strip() if isinstance(value, str) else value


class PlainField(models.CharField):
    """A short text."""

    def get_prep_value(self, value: Any) -> Any:
        return visible(super().get_prep_value(value))


class PlainTextField(models.TextField):
    """A longer text without markup."""

    def get_prep_value(self, value: Any) -> Any:
        return visible(super().get_prep_value(value))


class MomentField(models.DateTimeField):
    """A time that a newspaper can mean: «0025» is a slip of the hand."""

    default_validators = [
        MinValueValidator(FIRST, "Жылы қате терілген: 1900 жылдан бері болуы керек."),
        MaxValueValidator(LAST, "Жылы қате терілген."),
    ]
