"""What would otherwise go wrong in silence."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections


@register(Tags.database)
def database_knows_cyrillic_letters(
    databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """A database made without LC_CTYPE=C.UTF-8 finds no Cyrillic word and says nothing."""
    faults: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT upper('қазалы') = 'ҚАЗАЛЫ'")
            if not cursor.fetchone()[0]:
                hint = "Make it anew: createdb --encoding=UTF8 --lc-ctype=C.UTF-8 -T template0"
                faults.append(
                    Error("The database knows no Cyrillic letters.", hint, id="news.E001")
                )
    return faults
