"""Words that the rules of the scripts get wrong, as the editors want them."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from news.fields import PlainField

# Letters only: a spelling is put into finished pages, where a «<» would be a tag.
CYRILLIC_LETTER = r"[\u0400-\u0481\u048a-\u052f]"
LATIN_LETTER = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
ARABIC_LETTER = r"[\u0621-\u064a\u0671-\u06d3\u06d5]"


def words(letter: str, at_least: int, between: str, sentence: str) -> RegexValidator:
    """Words of such letters, the first of a length at least, with one of `between` after each."""
    return RegexValidator(rf"^{letter}{{{at_least},}}([{between}]{letter}+)*\Z", sentence)


# A single letter with endings would be half of all words: «а» is in «ана» and «аны».
WORD = words(CYRILLIC_LETTER, 2, "-", "Бір сөзді кирилше жазыңыз.")
LATIN = words(LATIN_LETTER, 1, " -", "Тек латын әріптерімен жазыңыз.")
ARABIC = words(ARABIC_LETTER, 1, " -", "Тек төте жазу әріптерімен жазыңыз.")
MARKUP = "[<>&\"']"


class Spelling(models.Model):
    """A word and how it is spelled in the other scripts; an empty one follows the rules.

    «Роза» and «роза» are two words: the name may be spelled otherwise than the flower.
    """

    cyrillic = PlainField(
        "сөз",
        max_length=80,
        unique=True,
        validators=[WORD],
        error_messages={"unique": "Бұл сөз тізімде бар."},
        help_text="Кирилше, жалғаусыз: Газпром. Бас әріппен жазылса, тек бас әріпті сөзге жүреді.",
    )
    latin = PlainField(
        "латынша", max_length=80, blank=True, validators=[LATIN], help_text="Мысалы: Gazprom."
    )
    arabic = PlainField("төте жазумен", max_length=80, blank=True, validators=[ARABIC])

    class Meta:
        verbose_name = "ерекше жазылатын сөз"
        verbose_name_plural = "ерекше жазылатын сөздер"
        ordering = ["cyrillic"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(latin__regex=MARKUP) & ~models.Q(arabic__regex=MARKUP),
                name="no_markup_in_spellings",
            )
        ]

    def __str__(self) -> str:
        return self.cyrillic

    def clean(self) -> None:
        if not self.latin and not self.arabic:
            raise ValidationError("Латынша не төте жазумен қалай жазылатынын көрсетіңіз.")
