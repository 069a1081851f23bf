"""What the scripts have in common: the facts that a converter needs of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, eq=False)
class Script:
    """A way to write Kazakh other than Cyrillic; compared by identity.

    `letters` takes a word in the letters of `cyrillic.ALPHABET` and gives one string for each
    of its letters, so that a word which tags cut in two can be put back into its pieces.
    `capitals` puts a spelling in this script into capitals. `seam` stands between a Latin word
    and the ending typed onto it («Facebookте»). `punctuation` changes everywhere but inside
    numbers and addresses.
    """

    language: str
    direction: Literal["ltr", "rtl"]
    letters: Callable[[str], list[str]]
    capitals: Callable[[str], str]
    seam: str
    punctuation: Mapping[str, str]
