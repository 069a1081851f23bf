"""What is wrong, where, and how much it matters."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SHOWN = 3  # places that a sentence names
LONGEST = 40  # characters of each


class Degree(StrEnum):
    MUST = "must"
    SHOULD = "should"

    @property
    def label(self) -> str:
        return "міндетті" if self is Degree.MUST else "ұсыныс"


MUST, SHOULD = Degree.MUST, Degree.SHOULD


@dataclass(frozen=True)
class Trouble:
    """A trouble beside a field of the article's form."""

    field: str
    """The form field: title, lead, body, rubric, lead_photo, source_name or tags."""
    degree: Degree
    sentence: str
    link: str = ""
    """The page of what the sentence is about: another article, a photo."""
    value: str = ""
    """What would mend the field if it were put there."""
    words: str = ""
    """How that value reads, where the field holds keys."""


def listed(examples: Iterable[str], shown: int = SHOWN) -> str:
    """«бір», «екі», each once in its order; how many there are where not all are shown."""
    places = Counter(examples)
    few = ", ".join(f"«{shortened(place)}»" for place in list(places)[:shown])
    return f"{few}." if len(places) <= shown else f"{few}. Барлығы {places.total()} жерде."


def shortened(place: str, longest: int = LONGEST) -> str:
    return place if len(place) <= longest else f"{place[: longest - 1]}…"
