"""The words by which pages are found: the same keys as those of articles."""

from django.db import transaction

import kazakh
from news.search.vector import Vector
from paper.models import IssuePage


def words_of_page(text: str) -> str:
    """A tsvector of the page's words, written out."""
    return str(Vector().add(text, "D"))


@transaction.atomic
def renew_words(most: int) -> int:
    """Make the words of so many pages anew that an older stemmer made; how many there were."""
    outdated = IssuePage.objects.exclude(language=kazakh.SEARCH_VERSION).only("text")
    pages = list(outdated.order_by("-pk").select_for_update(skip_locked=True)[:most])
    for page in pages:
        facts = {"words": words_of_page(page.text), "language": kazakh.SEARCH_VERSION}
        IssuePage.objects.filter(pk=page.pk).update(**facts)
    return len(pages)
