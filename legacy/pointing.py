"""What an editor may point where: an address without a page to one that readers can open."""

from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from legacy.living import living
from legacy.redirects import forms, matches
from news.addresses import NO_PAGES, SCRIPTS, first_word
from news.models import Article, MissedAddress

LONGEST = 500
NO_ADDRESS = "Мекенжай «/» таңбасынан басталады: /kogam/eski-bet.html."
TOO_LONG = f"Мекенжай тым ұзақ: {LONGEST} таңбадан аспасын."
OURS = "Бұл мекенжай сайттың өзіне керек, оны басқа жаққа бағыттауға болмайды."
TOO_WIDE = "«*» тұрған мекенжайда ең болмаса бір сөз болсын: /eski/*."
THERE = "Бұл мекенжайда бет бар, оқырман оны көріп жүр: бағыттаудың керегі жоқ."
NOWHERE = "Ол мекенжайда оқырман ашатын бет жоқ. Мекенжайды браузерден көшіріп қойыңыз."
NO_ARTICLE = "Бұл нөмірмен оқырманға шыққан мақала жоқ."


def address_of(typed: str) -> str:
    """A path of ours as it was typed or copied with the site's name, whatever edition it is of.

    :raises ValidationError: it is none
    """
    path = unquote(typed.strip().removeprefix(settings.SITE_URL).partition("#")[0]) or "/"
    if first_word(path) in SCRIPTS:
        path = path.removeprefix(f"/{first_word(path)}") or "/"
    is_path = path.startswith("/") and "\\" not in path and path.isprintable()
    if not is_path or path.startswith("//"):
        raise ValidationError(NO_ADDRESS)
    if len(path) > LONGEST:
        raise ValidationError(TOO_LONG)
    return path


def source_of(typed: str, request: HttpRequest) -> str:
    """The address that is to lead elsewhere.

    :raises ValidationError: it is no path, somebody needs it, or readers see a page there
    """
    path = address_of(typed)
    if first_word(path) in NO_PAGES - {"uploads"}:
        raise ValidationError(OURS)
    if "*" in path and not any(map(str.isalnum, path)):
        raise ValidationError(TOO_WIDE)
    if "*" not in path and living(path, request) == path:
        raise ValidationError(THERE)
    return path


def target_of(typed: str, request: HttpRequest) -> str:
    """Where it leads: to the right address of an article by its number, or of any page.

    :raises ValidationError: readers see nothing there
    """
    if typed.strip().isdecimal():
        return article_of(typed.strip())
    found = living(address_of(typed), request)
    if found is None:
        raise ValidationError(NOWHERE)
    return found


def article_of(number: str) -> str:
    found = Article.objects.published().filter(pk=int(number[:18])).select_related("rubric")
    if article := found.first():
        return article.get_absolute_url()
    raise ValidationError(NO_ARTICLE)


def forget_missed(source: str) -> None:
    """Take away from the list of missed addresses those that lead somewhere now."""
    missed = MissedAddress.objects.all()
    if "*" not in source:
        missed.filter(path__in=forms(source)).delete()
        return
    paths = missed.values_list("path", flat=True)
    missed.filter(path__in=[path for path in paths if matches(source, path)]).delete()
