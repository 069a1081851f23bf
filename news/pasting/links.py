"""Where a pasted link really leads, without the detour by which a program counts clicks."""

import re
from urllib.parse import parse_qs, urlsplit

MAY_LEAD = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)
# The host, the path, and the parameter that holds the address.
DETOURS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/url", ("q", "url")),
    (re.compile(r"lm?\.facebook\.com|l\.instagram\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com"), "/", ("u",)),
    (re.compile(r"[a-z0-9]+\.safelinks\.protection\.outlook\.com"), "/", ("url",)),
    (re.compile(r"(?:m\.)?vk\.(?:com|ru)"), "/away.php", ("to",)),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"t\.me"), "/iv", ("url",)),
)


def address_of(href: str) -> str:
    """The address of a pasted link; "" where it leads nowhere outside of the text it stood in."""
    href = href.strip()
    for _ in range(3):
        beyond = beyond_detour(href)
        if not beyond:
            break
        href = beyond
    return href if MAY_LEAD.match(href) else ""


def beyond_detour(href: str) -> str:
    try:
        parts = urlsplit(href)
        host = parts.hostname or ""
    except ValueError:
        return ""
    for pattern, path, names in DETOURS:
        if pattern.fullmatch(host) and parts.path == path:
            found = parse_qs(parts.query)
            return next((found[name][0] for name in names if name in found), "")
    return ""
