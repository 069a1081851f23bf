"""What was found in a text beside its words: what it names, and what did not come along."""

from dataclasses import dataclass, field
from typing import NamedTuple

LONGEST = 300
"""Characters of what was dropped that a report shows."""
MOST = 200
"""Things of a kind that a text is remembered for: a planted page can have a thousand links."""


class Picture(NamedTuple):
    """A picture of a text."""

    address: str
    """From the site's root («/uploads/posts/…»), or whole where it is another site's."""
    alt: str = ""
    shown: str = ""
    """The smaller copy that stood in the text, if the large one should be missing."""
    content: bytes = b""
    """The picture itself, where the text held it; its address is then empty."""


class Dropped(NamedTuple):
    kind: str
    """script, event, frame, object, form, unseen, link, flash, template, attachment, picture."""
    what: str


@dataclass
class Findings:
    pictures: list[Picture] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    """Addresses, from the site's root, of files that the text leads to; each once."""
    hidden: list[str] = field(default_factory=list)
    """What was for members only, as it stood: never public."""
    dropped: list[Dropped] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict, repr=False)

    def picture(self, picture: Picture) -> int:
        """The number of a picture in this text, from 1; the same for the same picture."""
        known = self.numbers.get(picture.address) if picture.address else None
        if known:
            return known
        self.pictures.append(picture)
        self.numbers[picture.address] = len(self.pictures)
        return len(self.pictures)

    def file(self, address: str) -> None:
        if address not in self.files and len(self.files) < MOST:
            self.files.append(address)

    def drop(self, kind: str, what: str) -> None:
        said = Dropped(kind, " ".join(what[: 2 * LONGEST].split())[:LONGEST])
        if said not in self.dropped and len(self.dropped) < MOST:
            self.dropped.append(said)


@dataclass
class Cleaned(Findings):
    html: str = ""
