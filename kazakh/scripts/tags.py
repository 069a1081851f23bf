"""What a tag says: which of its attributes hold words, and whether its element stays as it is."""

import re
from collections.abc import Callable
from html import unescape


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


WORDS = names(
    "alt title placeholder label summary aria-label aria-description aria-placeholder"
    " aria-roledescription aria-valuetext"
)
META = names(
    "description keywords author application-name apple-mobile-web-app-title og:title"
    " og:description og:site_name og:image:alt article:author article:section article:tag"
    " twitter:title twitter:description twitter:image:alt"
)
BUTTONS = names("submit button reset")
# A comment has no name, and ends no word either.
INLINE = {""} | names(
    "a abbr acronym b bdi bdo big cite del dfn em font i ins label mark q s small span strike"
    " strong sub sup time tt u wbr"
)
VOID = names("area base br col embed hr img input link meta param source track wbr")
# Text that a browser does not read as tags, up to the end tag of the same name.
RAW = names("script style textarea xmp iframe noembed noframes plaintext")
CODE = names("code kbd samp var")

ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:(\s*+=\s*+)("[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s"'<>]++))?"""
)
MAY_STAY = re.compile("translate|lang", re.IGNORECASE)


def attributes(tag: str) -> dict[str, str]:
    """Names in small letters and values as a browser reads them; the first of a name counts."""
    found: dict[str, str] = {}
    for name, _, value in ATTRIBUTE.findall(tag):
        found.setdefault(name.lower(), unescape(value.strip("\"'")))
    return found


def is_marked_to_stay(tag: str) -> bool:
    """Marked translate="no", or as a language other than Kazakh."""
    if not MAY_STAY.search(tag):
        return False
    marks = attributes(tag)
    language = marks.get("lang") or marks.get("xml:lang") or "kk"
    is_kazakh = language.strip().lower().partition("-")[0] in ("kk", "kaz")
    return not is_kazakh or marks.get("translate", "").strip().lower() == "no"


def convert_attributes(tag: str, name: str, convert: Callable[[str], str]) -> str:
    """The tag with its attributes of words converted; all else as it was."""
    if (tag.isascii() and "&" not in tag) or not tag.endswith(">"):
        return tag
    wordy = WORDS | extra_words(name, tag)

    def converted(found: re.Match[str]) -> str:
        attribute, equals, value = found.groups()
        if not value or attribute.lower() not in wordy:
            return found[0]
        return attribute + equals + convert_value(value, convert)

    start = len(name) + 1
    return tag[:start] + ATTRIBUTE.sub(converted, tag[start:])


def extra_words(name: str, tag: str) -> set[str]:
    """Attributes that hold words only in this tag: a meta's content, a button's value."""
    facts = attributes(tag) if name in ("meta", "input") else {}
    is_words = (facts.get("name") or facts.get("property") or "").strip().lower() in META
    is_button = facts.get("type", "").strip().lower() in BUTTONS
    return {"content"} if name == "meta" and is_words else {"value"} if is_button else set()


def convert_value(value: str, convert: Callable[[str], str]) -> str:
    if value[0] in "\"'":
        return value[0] + convert(value[1:-1]) + value[-1]
    # A spelling of two words would end a value that has no quotes.
    return convert(value).replace(" ", "&#32;")
