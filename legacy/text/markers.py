"""The engine's markers: comments in the HTML that say what its editors meant.

Between most pairs stands HTML of the engine's own, made anew from the marker here, and skipped.
One pass over the text; an end that is missing is looked for once.
"""

import re

from legacy.text.findings import Findings
from legacy.text.making import Make, audio, flash, image, media, quotation, spoiler, video
from legacy.text.smiles import face

OPENING, CLOSING = "<!--", "-->"
LONGEST = 4000
"""Characters of a marker: an address, or a title."""
BEGIN = re.compile(r"\s*(/?[\w]+)([\s:]?)(.*)", re.DOTALL)


def always(html: str) -> Make:
    return lambda _said, _found: html


# What begins, what ends it, and what is put in the place of all between.
PAIRS: dict[str, tuple[str, Make]] = {
    "TBegin": ("TEnd", image),
    "MBegin": ("MEnd", image),
    "dle_image_begin": ("dle_image_end", image),
    "dle_media_begin": ("dle_media_end", media),
    "dle_youtube_begin": ("dle_youtube_end", media),
    "dle_video_begin": ("dle_video_end", video),
    "dle_audio_begin": ("dle_audio_end", audio),
    "dle_flash_begin": ("dle_flash_end", flash),
    "QuoteBegin": ("QuoteEBegin", quotation),
    "QuoteEnd": ("QuoteEEnd", always("</blockquote>")),
    "dle_spoiler": ("spoiler_text", spoiler),
    "spoiler_text_end": ("/dle_spoiler", always("</div>")),
    "smile": ("/smile", lambda said, _found: face(said)),
    "code1": ("ecode1", always("<pre>")),
    "code2": ("ecode2", always("</pre>")),
}
# The old form of these says nothing: what stands between tells all.
NEED_WORDS = {"TBegin", "MBegin", "dle_image_begin"}


class Reader:
    """One pass over a text."""

    def __init__(self, text: str, found: Findings) -> None:
        self.text, self.found = text, found
        self.missing: set[str] = set()

    def html(self) -> str:
        parts, position, text = [], 0, self.text
        while (start := text.find(OPENING, position)) >= 0:
            end = text.find(CLOSING, start)
            if end < 0:
                break
            parts.append(text[position:start])
            position = end + len(CLOSING)
            if made := self.made(text[start + len(OPENING) : end], position):
                parts.append(made[0])
                position = made[1]
        return "".join([*parts, text[position:]])

    def made(self, said: str, position: int) -> tuple[str, int] | None:
        """What a marker becomes, and where the text goes on; None for a mere comment."""
        begun = BEGIN.match(said[:LONGEST])
        if not begun or begun[1] not in PAIRS:
            return None
        end, make = PAIRS[begun[1]]
        if begun[1] in NEED_WORDS and not begun[3].strip():
            return None
        after = self.after(end, position)
        if begun[1] == "dle_spoiler" and not begun[3].strip() and after:
            return spoiler(title_of(self.text[position:after]), self.found), after
        return (make(begun[3], self.found), after) if after else None

    def after(self, end: str, position: int) -> int | None:
        """Where the text goes on after an end; none is looked for twice in vain."""
        mark = f"<!--{end}-->"
        at = -1 if end in self.missing else self.text.find(mark, position)
        if at < 0:
            self.missing.add(end)
            return None
        return at + len(mark)


TITLE = re.compile(r"<!--spoiler_title-->([^<]{0,300})<!--spoiler_title_end-->")


def title_of(header: str) -> str:
    found = TITLE.search(header)
    return found[1] if found else ""


def read(text: str, found: Findings) -> str:
    """The text with its markers made HTML; other comments go."""
    return Reader(text, found).html()
