"""The three editions of the newspaper.

An edition is a first word of addresses. While one of its pages is drawn that word is Django's
script prefix, so that reverse(), and all that is built on it, gives addresses inside the edition.
"""

from dataclasses import dataclass

from django.urls import get_script_prefix

import kazakh


@dataclass(frozen=True)
class Edition:
    prefix: str
    """What its addresses begin with."""
    name: str
    """The name of its script, in that script."""
    language: str = "kk"
    direction: str = "ltr"
    fonts: tuple[str, ...] = ("fonts/literata-cyrillic.woff2",)
    """The faces that every page needs at once."""

    def address(self, page: str) -> str:
        """The address in this edition of a page that is known by its address in Cyrillic."""
        return f"{self.prefix}{page.removeprefix('/')}"

    def page(self, address: str) -> str:
        """The other way round."""
        return f"/{address[len(self.prefix) :]}"


CYRILLIC = Edition("/", "Кирил")
LATIN = Edition(
    *("/lat/", "Latyn", kazakh.LATIN.language, kazakh.LATIN.direction),
    # Digits and punctuation stand in the Cyrillic one.
    fonts=("fonts/literata-latin.woff2", "fonts/literata-cyrillic.woff2"),
)
ARABIC = Edition(
    *("/tote/", "توتە", kazakh.ARABIC.language, kazakh.ARABIC.direction),
    fonts=("fonts/naskh-arabic.woff2",),
)
EDITIONS = (CYRILLIC, LATIN, ARABIC)


def edition_of(path: str) -> Edition:
    """The edition of an address; `/lat` is as good as `/lat/`."""
    others = (edition for edition in (LATIN, ARABIC) if f"{path}/".startswith(edition.prefix))
    return next(others, CYRILLIC)


def current_edition() -> Edition:
    """The edition whose page is being drawn."""
    return edition_of(get_script_prefix())
