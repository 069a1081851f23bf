"""The small files that programs look for at fixed addresses; one row, the chief editor's."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models

from news.fields import PlainField, PlainTextField

RULE = re.compile(r"#.*|[A-Za-z-]{2,40}: ?\S.*|[A-Za-z-]{2,40}:")
SELLER = re.compile(r"#.*|[^\s,]+, *[^,]+, *(DIRECT|RESELLER)(, *[^,]+)?|[A-Z]+=\S+", re.IGNORECASE)
is_mail = EmailValidator()
is_page = URLValidator(schemes=["https"])


def are_rules(text: str) -> None:
    """Validator: lines of a robots.txt."""
    check_lines(text, RULE, "«{}» ереже емес: жолда атауы, қос нүкте, мәні тұрады.")


def are_sellers(text: str) -> None:
    """Validator: lines of an ads.txt."""
    check_lines(text, SELLER, "«{}» жазбасы толық емес: сайты, нөмірі, түрі үтірмен бөлінеді.")


def check_lines(text: str, form: re.Pattern[str], sentence: str) -> None:
    for line in filter(None, map(str.strip, text.splitlines())):
        if not form.fullmatch(line):
            raise ValidationError(sentence.format(line[:60]))


def is_contact(value: str) -> None:
    """Validator: a mail address, or a page of https."""
    try:
        (is_page if value.startswith("https:") else is_mail)(value)
    except ValidationError:
        raise ValidationError("Поштаны немесе беттің қорғалған сілтемесін теріңіз.") from None


class SiteFiles(models.Model):
    robots = PlainTextField(
        "robots.txt: қосымша жолдар",
        max_length=4000,
        blank=True,
        validators=[are_rules],
        help_text="Іздеу роботтарына қойылатын шарттар, әр жолға бір ереже.",
    )
    ads = PlainTextField(
        "ads.txt",
        max_length=20_000,
        blank=True,
        validators=[are_sellers],
        help_text="Жарнама сатушылар тізімі. Бос болса, файл жоқ.",
    )
    security_contact = PlainField(
        "security.txt: қайда хабарлау керек",
        max_length=200,
        blank=True,
        validators=[is_contact],
        help_text="Сайттың осал жерін тапқан адам жазатын пошта немесе бет. Бос болса, файл жоқ.",
    )

    class Meta:
        verbose_name = "роботтарға арналған файлдар"
        verbose_name_plural = "роботтарға арналған файлдар"
        default_permissions = ("change",)
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="files_are_one_row")]

    def __str__(self) -> str:
        return "Роботтарға арналған файлдар"

    @classmethod
    def ours(cls) -> SiteFiles:
        return cls.objects.filter(pk=1).first() or cls(pk=1)
