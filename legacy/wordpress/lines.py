"""The lines of a text as WordPress shows them: an empty line parts paragraphs, any other end of
a line is one, and neither counts beside a block or in what is preformatted."""

import re

TAG = re.compile(r"(<[/a-z][^<>]*>)", re.IGNORECASE)
NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "iframe", "li", "main", "nav", "object", "ol", "p"),
        *("pre", "script", "section", "style", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul", "video", "audio", "caption", "summary"),
    )
)
AS_IT_STANDS = frozenset(("pre", "script", "style", "textarea", "svg"))


def lined(text: str) -> str:
    """The text with its ends of lines as tags."""
    parts = TAG.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    within = ""
    for at, part in enumerate(parts):
        if at % 2:
            within = opened(part, within)
        elif not within and "\n" in part:
            before, after = (is_block(parts, beside) for beside in (at - 1, at + 1))
            parts[at] = with_breaks(part, is_first=before, is_last=after)
    return "".join(parts)


def opened(tag: str, within: str) -> str:
    """The name of what is shown as it stands, if the text goes on inside of one."""
    end, name = name_of(tag)
    if within:
        return "" if end and name == within else within
    return name if name in AS_IT_STANDS and not end and not tag.endswith("/>") else ""


def name_of(tag: str) -> tuple[bool, str]:
    found = NAME.match(tag)
    return (bool(found[1]), found[2].lower()) if found else (False, "")


def is_block(parts: list[str], at: int) -> bool:
    """Whether a block's tag stands there, or the text begins or ends."""
    return not 0 <= at < len(parts) or name_of(parts[at])[1] in BLOCKS


def with_breaks(text: str, *, is_first: bool, is_last: bool) -> str:
    first, *inner, last = text.split("\n")
    text = "\n".join([first.rstrip(), *(line.strip() for line in inner), last.lstrip()])
    text = text.lstrip("\n") if is_first else text
    text = text.rstrip("\n") if is_last else text
    return re.sub(r"\n+", lambda found: "<br>" * min(2, len(found[0])), text)
