"""What the engine's templates would have put in: nothing of it is in the dump, so it goes."""

import re
from html import escape

from legacy.text.findings import Findings
from legacy.text.site import Site

TEMPLATE = re.compile(
    r"\{(?:banner_[^{}<>]{0,80}|(?:custom|include|inform|poll|vote)\b[^{}]{0,500}"
    r"|THEME|title|date(?:=[^{}]{0,40})?|category|author|link-category|related-news)\}"
    r"|\[(?:xfvalue|ifxfvalue|xfgiven|xfnotgiven|/xfgiven|/xfnotgiven|banner)_?[^\[\]<>]{0,80}\]"
    r"|\[declination=[^\[\]]{0,40}\][^\[\]<>]{0,200}\[/declination\]",
    re.IGNORECASE,
)
PAGE_BREAK = re.compile(r"\{PAGEBREAK\}", re.IGNORECASE)
ATTACHMENT = re.compile(r"\[attachment=(\d{1,9})(?::([^\[\]<>]{0,300}))?\]", re.IGNORECASE)


def without(text: str, found: Findings) -> str:
    def report(tag: re.Match[str]) -> str:
        found.drop("template", tag[0])
        return ""

    return TEMPLATE.sub(report, PAGE_BREAK.sub("<br><br>", text))


def attached(text: str, site: Site, found: Findings) -> str:
    """The text with links to the files that it names by their numbers."""

    def link(tag: re.Match[str]) -> str:
        file = site.files.get(int(tag[1]))
        if not file:
            found.drop("attachment", tag[0])
            return tag[2] or ""
        return f'<a href="{escape(file.address)}">{tag[2] or escape(file.name)}</a>'

    return ATTACHMENT.sub(link, text)
