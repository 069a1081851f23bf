"""The tags of old pieces: one for all the ways in which a name is typed, as everywhere here."""

from collections.abc import Iterable

from kazakh import name_key
from news.models import FormerTag, Tag
from news.models.tag import tag_named


class Tags:
    def __init__(self) -> None:
        self.known: dict[str, int] = dict(FormerTag.objects.values_list("key", "tag_id"))
        self.known |= dict(Tag.objects.values_list("key", "pk"))

    def bring(self, names: Iterable[str]) -> None:
        for name in names:
            key = name_key(name)
            if key and key not in self.known:
                self.known[key] = tag_named(name).pk

    def pks(self, names: Iterable[str]) -> list[int]:
        keys = filter(None, map(name_key, names))
        return list(dict.fromkeys(self.known[key] for key in keys if key in self.known))
