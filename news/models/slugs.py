"""The last word of an address, made from a name; no two of a kind have the same."""

from django.db import models

from kazakh import slugify


def free_slug(name: str, otherwise: str, *taken_in: type[models.Model]) -> str:
    """The name's slug, with a number where another row has it already («қол» and «көл»).

    :param otherwise: for a name without a letter
    """
    slug = slugify(name) or otherwise
    taken = {
        other
        for model in taken_in
        for other in model._default_manager.filter(slug__startswith=slug).values_list(
            "slug", flat=True
        )
    }
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(free for free in (slug, *numbered) if free not in taken)
