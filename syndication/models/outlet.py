"""Who is told of what comes out: search engines, other programs, a channel of Telegram."""

import base64
import re
import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from news.fields import PlainField

NO_CHANNEL = "Арнаның аты @ таңбасынан басталады."
CHANNEL = re.compile(r"@[A-Za-z0-9_]{4,40}|-?[0-9]{4,20}")
TOKEN = re.compile(r"[0-9]{4,20}:[A-Za-z0-9_-]{20,80}")
# As new_secret makes them; a shorter key of a webhook signs nothing.
SECRETS = {
    "webhook": re.compile(r"whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}[A-Za-z0-9+/=]=)?"),
    "indexnow": re.compile(r"[0-9a-f]{32}"),
}
WRONG_SECRET = "Кілт дұрыс емес. Өрісті бос қалдырыңыз: кілт өзі жасалады."


class Kind(models.TextChoices):
    INDEXNOW = "indexnow", "IndexNow (іздеу жүйелері)"
    WEBHOOK = "webhook", "вебхук (басқа бағдарлама)"
    TELEGRAM = "telegram", "Telegram арнасы"


class Outlet(models.Model):
    kind = models.CharField("түрі", max_length=10, choices=Kind.choices)
    name = PlainField("атауы", max_length=60)
    address = models.CharField(
        "мекенжайы",
        max_length=300,
        help_text=(
            "Вебхук пен IndexNow үшін толық сілтеме (https://api.indexnow.org/indexnow), "
            "Telegram үшін арнаның аты."
        ),
    )
    secret = models.CharField(
        "құпия кілті",
        max_length=200,
        blank=True,
        help_text=(
            "Telegram ботының токені. Басқаларға бос қалдырыңыз: кілт өзі жасалып, "
            "бір рет қана көрсетіледі."
        ),
    )
    is_on = models.BooleanField("қосулы", default=False)

    class Meta:
        verbose_name = "тарату арнасы"
        verbose_name_plural = "тарату арналары"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.kind == Kind.TELEGRAM:
            refuse_unless(CHANNEL.fullmatch(self.address), "address", NO_CHANNEL)
            refuse_unless(TOKEN.fullmatch(self.secret), "secret", "Боттың токенін теріңіз.")
        else:
            schemes = ["https", "http"] if settings.OUTLETS_MAY_BE_PRIVATE else ["https"]
            try:
                URLValidator(schemes=schemes)(self.address)
            except ValidationError:
                refuse_unless(False, "address", "Қорғалған сілтеме керек: https://qazaly.kz/.")
            form = SECRETS.get(self.kind)
            refuse_unless(
                not (form and self.secret) or form.fullmatch(self.secret), "secret", WRONG_SECRET
            )

    def save(self, **kwargs) -> None:
        self.secret = self.secret or new_secret(self.kind)
        super().save(**kwargs)


def refuse_unless(is_right: object, field: str, sentence: str) -> None:
    if not is_right:
        raise ValidationError({field: sentence})


def new_secret(kind: str) -> str:
    """What signs a webhook, or the key that stands at /<key>.txt for IndexNow."""
    if kind == Kind.WEBHOOK:
        return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"
    return secrets.token_hex(16) if kind == Kind.INDEXNOW else ""
