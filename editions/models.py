"""Words that the rules of the scripts get wrong, as the editors want them."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower

from news.fields import PlainField

CYRILLIC = re.compile(r"[\u0400-\u052f]")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
ARABIC = re.compile(r"[\u0600-\u06ff]")


class Spelling(models.Model):
    """A word and how it is spelled in the other scripts; an empty one follows the rules."""

    cyrillic = PlainField("сөз", max_length=80, help_text="Кирилше жазылуы: Газпром.")
    latin = PlainField("латынша", max_length=80, blank=True, help_text="Мысалы: Gazprom.")
    arabic = PlainField("төте жазумен", max_length=80, blank=True)

    class Meta:
        verbose_name = "ерекше жазылатын сөз"
        verbose_name_plural = "ерекше жазылатын сөздер"
        ordering = ["cyrillic"]
        constraints = [
            models.UniqueConstraint(
                Lower("cyrillic"),
                name="one_spelling_per_word",
                violation_error_message="Бұл сөз тізімде бар.",
            )
        ]

    def __str__(self) -> str:
        return self.cyrillic

    def clean(self) -> None:
        faults = {
            "cyrillic": fault_of_word(self.cyrillic),
            "latin": "Мұнда тек латын әріптері болуы керек." * is_mixed(self.latin, LATIN),
            "arabic": "Мұнда тек төте жазу әріптері болуы керек." * is_mixed(self.arabic, ARABIC),
        }
        if not self.latin and not self.arabic:
            faults["latin"] = "Латынша не төте жазумен қалай жазылатынын көрсетіңіз."
        if found := {field: fault for field, fault in faults.items() if fault}:
            raise ValidationError(found)


def fault_of_word(word: str) -> str:
    if len(word.split()) > 1:
        return "Бір ғана сөз жазыңыз."
    return "" if word.isalpha() and not is_mixed(word, CYRILLIC) else "Сөзді кирилше жазыңыз."


def is_mixed(text: str, script: re.Pattern[str]) -> bool:
    """Whether a letter of another script stands in the text."""
    letters = [character for character in text if character.isalpha()]
    return any(not script.match(letter) for letter in letters)
