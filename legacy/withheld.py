"""Files of the old site that are not for everybody: those of articles that readers do not see."""

from legacy.models import Brought, Kind
from news.models import Article


def is_withheld(address: str) -> bool:
    """Whether readers may not have a file now. One that never hung on an article is for all."""
    owner = Brought.objects.filter(kind=Kind.FILE, old=address).values_list("new", flat=True)
    return any(not Article.objects.published().filter(pk=pk).exists() for pk in owner)
