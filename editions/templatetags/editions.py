"""What templates ask about the edition, even where no request is at hand (500.html)."""

from django import template
from django.conf import settings
from django.utils.http import escape_leading_slashes

from editions.edition import EDITIONS, Edition, current_edition
from news.addresses import absolute

# Characters of an address that a page of ours can have: the longest question of a search, escaped.
LONGEST = 4000

register = template.Library()


@register.simple_tag
def edition() -> Edition:
    return current_edition()


@register.simple_tag
def editions_of(page: str) -> list[tuple[Edition, str]]:
    """The editions with their addresses of a page, which is given as it is in Cyrillic."""
    if len(page) > LONGEST:
        page = page.partition("?")[0]
    # A request may begin with two slashes; a link that does would lead to another host.
    safe = escape_leading_slashes(page)
    return [(edition, edition.address(safe)) for edition in EDITIONS]


@register.simple_tag
def alternates(canonical: str) -> list[tuple[Edition, str]]:
    """The editions with their full addresses of the page that has this one here."""
    page = current_edition().page(canonical.removeprefix(settings.SITE_URL))
    return [(edition, absolute(edition.address(page))) for edition in EDITIONS]
