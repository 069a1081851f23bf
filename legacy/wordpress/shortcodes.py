"""Shortcodes: words in brackets that WordPress and its plugins put something in the place of."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from legacy.wordpress.surveying import File
from news.embeds import address_of, embed_of

SHORTCODE = re.compile(
    r"\[(?P<end>/?)(?P<name>[a-z][a-z0-9_-]{1,60})(?P<said>(?:[\s=:][^\[\]]{0,4000})?)\]",
    re.IGNORECASE,
)
TWICE = re.compile(r"\[(\[[^\[\]]{1,300}\])\]")
ENDED = re.compile(r"\[/([a-z][a-z0-9_-]{1,60})\]", re.IGNORECASE)
PAIR = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")
NOT_OURS = frozenset(
    (
        *("hide", "group", "not-group", "available", "aviable", "not-available", "not-aviable"),
        *("quote", "code", "list", "ol", "ul", "li", "url", "img", "email", "center", "left"),
        *("right", "justify", "size", "font", "color", "sub", "sup", "spoiler", "table", "tr"),
        *("td", "th", "hr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "page"),
    )
)
"""BBCode, which the cleaner reads itself, and what it hides."""
FOR_SOME = re.compile(
    r"member|privat|restrict|protect|(?:^|[_-])(?:hidden|only|role|show-?to|(?:un)?lock|locker|vip)"
    r"|log(?:ged|in)|passw|secret|premium|paid|subscri|access|guest|visib|capab|s2if|only$|pay(?:ed|wall)"
)
"""Shortcodes of plugins that show a part of a text to some readers only."""
VIDEO = ("src", "mp4", "m4v", "webm", "ogv", "flv", "wmv")
AUDIO = ("src", "mp3", "m4a", "ogg", "wav", "wma")
PICTURE = re.compile(r".*\.(?:jpe?g|png|gif|webp|avif|bmp)", re.IGNORECASE)


@dataclass
class Shortcodes:
    """The shortcodes of one piece; `dropped` are those that nobody knows."""

    pk: int
    files: Mapping[int, File]
    below: Mapping[int, list[int]]
    """The files that hang on a piece, by its id."""
    dropped: dict[str, None] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    """Names of those that have an end in the text."""

    def read(self, text: str) -> str:
        """The text with HTML in their place."""
        if "[" not in text:
            return text
        text = TWICE.sub(lambda found: found[1].replace("[", "&#91;"), text)
        self.ended = {name.lower() for name in ENDED.findall(text)}
        return SHORTCODE.sub(self.made, text)

    def made(self, found: re.Match[str]) -> str:
        end, name = found["end"], found["name"].lower()
        is_word = found["name"] != name and name not in self.ended and "=" not in found["said"]
        if name in NOT_OURS or is_word:
            # BBCode, «[AP]»; nearly all shortcodes are in small letters.
            return found[0]
        if name in self.ended and FOR_SOME.search(name):
            return f"[{end}hide]"
        if end:
            # An address between the two becomes a line of its own, as it is meant.
            return "\n" if name in PLAYERS else ""
        if make := MAKERS.get(name):
            return make(self, attributes(found["said"]), found["said"])
        if key := embed_of(unescape(found["said"])):
            return frame(address_of(key) or "")
        self.dropped.setdefault(name)
        return "\n" if name in PLAYERS else ""

    def gallery(self, said: dict[str, str], _raw: str) -> str:
        listed = said.get("ids") or said.get("include")
        keys = numbers(listed) if listed else self.below.get(self.pk, [])
        return "".join(self.image(key) for key in keys)

    def image(self, key: int) -> str:
        file = self.files.get(key)
        if not file or not PICTURE.fullmatch(file.address):
            return ""
        return f'<p><img src="{escape(file.address)}" alt="{escape(file.alt)}"></p>'

    def caption(self, said: dict[str, str], _raw: str) -> str:
        """The words are an attribute in old texts; in others they follow the picture."""
        words = said.get("caption", "")
        return f"<p>{words}</p>" if words else ""

    def video(self, said: dict[str, str], raw: str) -> str:
        return played("video", said, VIDEO, raw)

    def audio(self, said: dict[str, str], raw: str) -> str:
        return played("audio", said, AUDIO, raw)

    def playlist(self, said: dict[str, str], _raw: str) -> str:
        found = [self.files[key] for key in numbers(said.get("ids", "")) if key in self.files]
        tag = "video" if said.get("type") == "video" else "audio"
        return "".join(f'<{tag} src="{escape(one.address)}"></{tag}>' for one in found)

    def embed(self, said: dict[str, str], _raw: str) -> str:
        """What stands between is an address on a line of its own."""
        return frame(said["src"]) if embed_of(said.get("src", "")) else "\n"


PLAYERS = frozenset(
    ("embed", "youtube", "vimeo", "tiktok", "instagram", "facebook", "twitter", "telegram")
)
Make = Callable[[Shortcodes, dict[str, str], str], str]
MAKERS: dict[str, Make] = {
    "caption": Shortcodes.caption,
    "wp_caption": Shortcodes.caption,
    "gallery": Shortcodes.gallery,
    "video": Shortcodes.video,
    "audio": Shortcodes.audio,
    "playlist": Shortcodes.playlist,
    "embed": Shortcodes.embed,
}


def attributes(said: str) -> dict[str, str]:
    """«ids="1,2" link='file' size=large» → {"ids": "1,2", …}"""
    pairs = PAIR.findall(unescape(said.translate(QUOTES)))
    return {name.lower(): double or single or bare for name, double, single, bare in pairs}


QUOTES = str.maketrans("“”″«»", '"""""')
"""Editors' programs make quotation marks of the plain ones."""


def numbers(said: str) -> list[int]:
    return [int(number) for number in re.findall(r"[0-9]{1,15}", said)][:500]


def played(tag: str, said: dict[str, str], names: tuple[str, ...], raw: str) -> str:
    address = next((said[name] for name in names if said.get(name)), "")
    if key := embed_of(address or raw):
        return frame(address_of(key) or "")
    return f'<{tag} src="{escape(address)}"></{tag}>' if address else ""


def frame(address: str) -> str:
    return f'<iframe src="{escape(address)}"></iframe>' if address else ""
