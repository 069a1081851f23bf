"""What a newsroom says of itself and decides for itself; one row, changed by its chief editor.

The same code is the paper of each newsroom that runs it: nothing of this stands in settings.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from news import pictures
from news.fields import PlainField, PlainTextField
from news.models.photo import Photo

MOST_LINKS = 10
is_address = URLValidator(schemes=["https"], message="Мекенжай https:// деп басталады.")


class Palette(models.TextChoices):
    """Hues that are told apart by everybody; each is checked for contrast, light and dark."""

    RIVER = "river", "дария көгі"
    STEPPE = "steppe", "дала жасылы"
    TULIP = "tulip", "қызғалдақ қызылы"
    NIGHT = "night", "түн күлгіні"


def all_are_addresses(lines: str) -> None:
    """Validator: one https address a line."""
    addresses = lines.split()
    if len(addresses) > MOST_LINKS:
        raise ValidationError(f"Ең көбі {MOST_LINKS} сілтеме.")
    for address in addresses:
        is_address(address)


class Newsroom(models.Model):
    name = PlainField("атауы", max_length=60, default="Қазалы", db_default="Қазалы")
    motto = PlainField(
        "атауының астындағы жол",
        max_length=120,
        default="Qazaly.kz ақпараттық агенттігі",
        db_default="Qazaly.kz ақпараттық агенттігі",
        blank=True,
    )
    description = PlainField(
        "сайт туралы бір сөйлем",
        max_length=200,
        default="Қазалы ауданының жаңалықтары",
        db_default="Қазалы ауданының жаңалықтары",
        help_text="Іздеу жүйелері мен RSS осыны көрсетеді.",
    )
    logo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="белгісі (логотип)",
        help_text="Шаршы сурет, кемі 512 × 512 нүкте. Телефон экранындағы белгіше де осы болады.",
    )
    icons = models.JSONField(default=dict, db_default={}, editable=False)
    """The logo as square PNGs: paths in the public storage by their width."""
    palette = models.CharField(
        "түсі",
        max_length=10,
        choices=Palette.choices,
        default=Palette.RIVER,
        db_default=Palette.RIVER,
    )
    address = PlainField("мекенжайы", default="", db_default="", max_length=200, blank=True)
    phone = PlainField("телефоны", default="", db_default="", max_length=60, blank=True)
    email = models.EmailField("поштасы", default="", db_default="", blank=True)
    links = PlainTextField(
        "әлеуметтік желілердегі беттері",
        default="",
        db_default="",
        max_length=2000,
        blank=True,
        validators=[all_are_addresses],
        help_text="Әр жолға бір мекенжай: https://t.me/qazaly.",
    )
    licence = PlainTextField(
        "көшіру шарты",
        default="",
        db_default="",
        max_length=500,
        blank=True,
        help_text="Мысалы: «Материалды көшіргенде сілтеме міндетті».",
    )
    imprint = PlainTextField(
        "шығыс деректері",
        default="",
        db_default="",
        max_length=1000,
        blank=True,
        help_text="Тіркеу куәлігі, құрылтайшысы, бас редакторы: әр беттің соңында тұрады.",
    )
    comments_allowed = models.BooleanField(
        "оқырман пікір жаза алады",
        default=False,
        db_default=False,
        help_text="Әр мақалада бөлек те қосылады. Әр пікірді алдымен редактор қарайды.",
    )
    two_person_rule = models.BooleanField(
        "екі адам ережесі",
        default=False,
        help_text="Өз мақаласын ешкім өзі жарияламайды: оны басқа редактор қарап шығады.",
    )

    class Meta:
        verbose_name = "газет баптауы"
        verbose_name_plural = "газет баптаулары"
        default_permissions = ("change",)
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_newsroom")
        ]

    def __str__(self) -> str:
        return "Газет баптаулары"

    def save(self, **kwargs) -> None:
        """:raises opening.Refused: the logo's original is no picture any more"""
        self.icons = {}
        if self.logo:
            with self.logo.original.open() as file:
                self.icons = pictures.icons(file)
        super().save(**kwargs)

    @classmethod
    def ours(cls) -> Newsroom:
        """The newsroom's row; before anybody decided anything, what is usual."""
        return cls.objects.filter(pk=1).select_related("logo").first() or cls(pk=1)

    @property
    def addresses(self) -> list[str]:
        """Its pages elsewhere, in the order in which they were typed."""
        return self.links.split()
