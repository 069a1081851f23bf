"""Data in another script: the words of its strings change, its names and structure do not."""

import json
from typing import Any, Protocol

from kazakh.scripts.cyrillic import HAS_CYRILLIC

# So that nothing in a string ends the script element that the data may stand in.
IN_MARKUP = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&"]
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# The one name, of JSON Feed, whose string is markup.
MARKUP = "content_html"


class Converts(Protocol):
    def text(self, text: str) -> str: ...
    def html(self, html: str) -> str: ...


def written(value: Any) -> str:
    """JSON that can stand in a page as it is."""
    text = ENCODER.encode(value)
    for sign, reference in IN_MARKUP:
        text = text.replace(sign, reference)
    return text


def convert(source: str, converter: Converts) -> str:
    """:raises ValueError: it is no JSON"""
    return written(converted(json.loads(source), converter))


def converted(value: Any, converter: Converts, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: converted(inner, converter, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [converted(inner, converter, name) for inner in value]
    if isinstance(value, str) and HAS_CYRILLIC.search(value):
        return converter.html(value) if name == MARKUP else converter.text(value)
    return value
